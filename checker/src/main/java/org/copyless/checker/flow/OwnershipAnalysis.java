package org.copyless.checker.flow;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.UnderlyingAST;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.Refused;

/**
 * Proves, for one body at a time and against signatures only, that blocks are used only while they
 * are owned or borrowed, that each owned block is given away exactly once on every path, and that
 * each send and receive is allowed in every protocol state that its endpoint can be in.
 *
 * <p>It errs on the side of rejecting. Methods must be analysed before the lambdas in them: where a
 * lambda is passed together with endpoints, their states are known from the call.
 */
public final class OwnershipAnalysis {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;
  private final Map<LambdaExpressionTree, List<Coming>> lambdaStates = Functions.newLambdaStates();

  /**
   * Creates the analysis for one compilation unit.
   *
   * @param declarations what declarations promise
   * @param diagnostics where errors go
   * @param environment javac's
   */
  public OwnershipAnalysis(
      Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  /** Builds control flow graphs; the checker's own builder knows its options. */
  @FunctionalInterface
  public interface GraphBuilder {
    /**
     * Builds the graph of a body.
     *
     * @param body the body
     * @return its graph
     */
    ControlFlowGraph build(UnderlyingAST body);
  }

  /**
   * Analyses a method with a body.
   *
   * @param method the method
   * @param ast its body
   * @param builder builds its graph
   */
  public void analyze(MethodTree method, UnderlyingAST ast, GraphBuilder builder) {
    ExecutableElement element = TreeUtils.elementFromDeclaration(method);
    Map<VariableElement, Parameter> parameters = new LinkedHashMap<>();
    for (VariableElement parameter : element.getParameters()) {
      declarations.parameter(parameter).ifPresent(p -> parameters.put(parameter, p));
    }
    String name = element.getSimpleName().toString();
    if (name.equals("<init>")) {
      name = element.getEnclosingElement().getSimpleName().toString();
    }
    Parameter result = declarations.result(element).orElse(null);
    boolean isVoid = element.getReturnType().getKind() == TypeKind.VOID;
    Parameter receiver = declarations.receiver(element).orElse(null);
    analyze(new Body(method, name, parameters, receiver, result, isVoid), ast, builder);
  }

  /**
   * Analyses a lambda.
   *
   * @param lambda the lambda
   * @param ast its body
   * @param builder builds its graph
   */
  public void analyze(LambdaExpressionTree lambda, UnderlyingAST ast, GraphBuilder builder) {
    ExecutableElement descriptor = TreeUtils.findFunction(lambda, environment);
    Map<VariableElement, Parameter> parameters = new LinkedHashMap<>();
    for (int i = 0; i < lambda.getParameters().size(); i++) {
      VariableTree tree = lambda.getParameters().get(i);
      VariableElement variable = TreeUtils.elementFromDeclaration(tree);
      Parameter declared = declarations.parameter(variable).orElse(null);
      if (declared != null) {
        Parameter expected = declarations.parameter(descriptor.getParameters().get(i)).orElse(null);
        Coming coming = coming(lambda, i);
        checkInitial(tree, declared, expected, coming);
        parameters.put(variable, inContext(declared, expected, coming));
      }
    }
    Parameter result = declarations.result(descriptor).orElse(null);
    boolean isVoid = descriptor.getReturnType().getKind() == TypeKind.VOID;
    analyze(new Body(lambda, "this lambda", parameters, null, result, isVoid), ast, builder);
  }

  private Coming coming(LambdaExpressionTree lambda, int parameter) {
    List<Coming> coming = lambdaStates.getOrDefault(lambda, List.of());
    return parameter < coming.size() ? coming.get(parameter) : Coming.UNKNOWN;
  }

  /** A function that is kept for later will be given endpoints in the initial state. */
  private void checkInitial(
      Tree place, Parameter declared, @Nullable Parameter expected, Coming coming) {
    Protocol protocol = declared.shape().protocol();
    if (expected != null && (expected.protocol().isPresent() || isSaid(declared, expected))) {
      return;
    }
    Shape found = coming.states().contains(Protocol.UNKNOWN) ? null : coming.shape();
    if (protocol == null) {
      if (found == null && !declared.shape().isPlain()) {
        reportInstance(place, declared);
      }
      return;
    }
    if (coming.states().isEmpty() && !declared.states().equals(Set.of(protocol.initial()))) {
      diagnostics.report(
          place,
          Key.OVERRIDE_STATE,
          "parameter '" + declared.name() + "'",
          "in state " + String.join(" or ", declared.states()),
          "the function type",
          "in state " + protocol.initial());
    } else if (found == null && !declared.shape().isPlain()) {
      reportInstance(place, declared);
    }
  }

  private void reportInstance(Tree place, Parameter declared) {
    diagnostics.report(
        place,
        Key.INSTANCE,
        "'" + declared.name() + "'",
        declared.shape(),
        "one in initial states");
  }

  /** Returns whether a function type says what the type arguments of a parameter are. */
  private static boolean isSaid(Parameter declared, Parameter expected) {
    return expected.shape().isConcrete() && expected.shape().isOfClass(declared.shape());
  }

  /** A lambda's parameter takes over what the function type and the call say. */
  private static Parameter inContext(
      Parameter declared, @Nullable Parameter expected, Coming coming) {
    boolean claims = expected != null && expected.claims();
    Set<String> states = declared.states();
    Set<String> then = declared.states();
    Set<String> thrown =
        expected == null || expected.thrown().isEmpty() ? declared.thrown() : expected.thrown();
    Shape shape = declared.shape();
    if (expected != null && expected.protocol().isPresent()) {
      states = expected.states();
      then = expected.then();
      shape = expected.shape().isOfClass(shape) ? expected.shape() : shape;
    } else if (!coming.states().isEmpty() && declared.protocol().isPresent()) {
      states = coming.states();
      then = coming.states();
      shape = coming.shape() != null && coming.shape().isOfClass(shape) ? coming.shape() : shape;
    } else if (expected != null && isSaid(declared, expected)) {
      shape = expected.shape();
    } else if (coming.shape() != null && coming.shape().isOfClass(shape)) {
      shape = coming.shape();
    }
    return new Parameter(declared.name(), claims, declared.nullable(), shape, states, then)
        .onThrow(thrown);
  }

  /**
   * Analyses the initializer of a field, or an initializer block.
   *
   * @param initializer the statement
   * @param ast its body
   * @param builder builds its graph
   */
  public void analyze(Tree initializer, UnderlyingAST ast, GraphBuilder builder) {
    analyze(new Body(initializer, "this initializer", Map.of(), null, null, true), ast, builder);
  }

  private void analyze(Body body, UnderlyingAST ast, GraphBuilder builder) {
    ControlFlowGraph graph = builder.build(ast);
    body.read(graph);
    Births births = new Births(new Ids());
    Map<Tree, VariableElement> selectors = Interpreter.newSelectors();
    Scopes scopes =
        new Scopes(
            body.tree(), diagnostics.root(), Trees.instance(environment).getSourcePositions());
    Workshop workshop = new Workshop(body, births, scopes, new Flags(body.tree()), selectors);
    Leaks quiet = new Leaks(new Silence(), body.tree());
    Fixpoint fixpoint =
        new Fixpoint(
            transfer(workshop, new Silence(), quiet, Functions.newLambdaStates()),
            new Liveness(graph));
    try {
      fixpoint.performAnalysis(graph);
    } catch (Fixpoint.NoFixpoint e) {
      diagnostics.report(body.tree(), Key.TOO_COMPLEX, body.name());
      return;
    }
    Leaks leaks = new Leaks(diagnostics, body.tree());
    Transfer aloud = transfer(workshop, diagnostics, leaks, lambdaStates);
    new Replay(fixpoint, aloud, graph).run(new Exits(body, diagnostics, leaks));
  }

  /** What the fixpoint and the replay of one body share. */
  private record Workshop(
      Body body, Births births, Scopes scopes, Flags flags, Map<Tree, VariableElement> selectors) {}

  private Transfer transfer(
      Workshop workshop,
      Diagnostics to,
      Leaks leaks,
      Map<LambdaExpressionTree, List<Coming>> states) {
    Interpreter interpreter =
        new Interpreter(
            workshop.body(),
            declarations,
            to,
            workshop.births(),
            new Functions(declarations, to, environment, states),
            leaks,
            workshop.scopes(),
            workshop.selectors());
    boolean allCount = declarations.options().exceptions() == CheckerOptions.Exceptions.ALL;
    Landings landings = new Landings(workshop.scopes(), interpreter, allCount);
    return new Transfer(
        interpreter, workshop.flags(), landings, workshop.scopes(), environment.getTypeUtils());
  }

  /** Says nothing, for the fixpoint: what it finds on the way there may not last. */
  private final class Silence implements Diagnostics {
    @Override
    public boolean report(Tree place, Key key, Object... arguments) {
      return true;
    }

    @Override
    public void reportAtEnd(Tree body, Key key, Object... arguments) {}

    @Override
    public long line(Tree tree) {
      return diagnostics.line(tree);
    }

    @Override
    public Refused refused() {
      return diagnostics.refused();
    }

    @Override
    public CompilationUnitTree root() {
      return diagnostics.root();
    }
  }
}
