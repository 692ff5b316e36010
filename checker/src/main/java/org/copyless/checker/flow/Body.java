package org.copyless.checker.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.ControlFlowGraph;
import org.checkerframework.dataflow.cfg.node.ArrayCreationNode;
import org.checkerframework.dataflow.cfg.node.CaseNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Parameter;

/**
 * The syntax of the body under analysis, as far as the control flow graph does not show it.
 *
 * @see OwnershipAnalysis
 */
final class Body {
  /**
   * A label group of a pattern switch.
   *
   * @param tree the case
   * @param selector the selector of its switch, without parentheses
   * @param labels the types of its patterns; empty for constants and {@code default}
   * @param bindings the variables that its patterns bind
   * @param isNull whether it is {@code case null}, and that alone
   * @param nullHandled whether this or another case of its switch takes null
   */
  record Arm(
      CaseTree tree,
      Tree selector,
      List<TypeMirror> labels,
      Set<VariableElement> bindings,
      boolean isNull,
      boolean nullHandled) {}

  private final Tree tree;
  private final String name;
  private final Map<VariableElement, Parameter> parameters;
  private final @Nullable Parameter receiver;
  private final @Nullable Parameter result;
  private final boolean isVoid;
  private final Set<CaseTree> tested = new HashSet<>();
  private final Set<VariableElement> assignedInExpressions = new HashSet<>();
  private final Set<Tree> statements = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Tree> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<CaseTree, Arm> arms = new IdentityHashMap<>();
  private final IdentityHashMap<CaseTree, List<CaseTree>> switches = new IdentityHashMap<>();
  private final IdentityHashMap<VariableTree, Arm> armsByBinding = new IdentityHashMap<>();

  /**
   * Reads a body.
   *
   * @param tree the method, lambda or initializer
   * @param name what to call it in messages
   * @param parameters the tracked parameters, in order
   * @param receiver what the method promises about {@code this}, if its class is tracked
   * @param result what the result promises, if it is tracked
   * @param isVoid whether there is no result
   */
  Body(
      Tree tree,
      String name,
      Map<VariableElement, Parameter> parameters,
      @Nullable Parameter receiver,
      @Nullable Parameter result,
      boolean isVoid) {
    this.tree = tree;
    this.name = name;
    this.parameters = parameters;
    this.receiver = receiver;
    this.result = result;
    this.isVoid = isVoid;
    new ArmScanner().scan(tree, null);
  }

  Tree tree() {
    return tree;
  }

  String name() {
    return name;
  }

  Map<VariableElement, Parameter> parameters() {
    return parameters;
  }

  Optional<Parameter> receiver() {
    return Optional.ofNullable(receiver);
  }

  Optional<Parameter> result() {
    return Optional.ofNullable(result);
  }

  /** Returns whether the body gives no result, so that a lambda's expression is a statement. */
  boolean isVoid() {
    return isVoid;
  }

  /** Returns whether a variable is assigned within an expression whose other parts may read it. */
  boolean isAssignedInExpression(VariableElement variable) {
    return assignedInExpressions.contains(variable);
  }

  /** Returns whether a node is the array that javac makes of the last arguments of a call. */
  boolean isArgumentList(Node node) {
    return node instanceof ArrayCreationNode array && !arrays.contains(array.getTree());
  }

  /** Returns whether an expression stands as a statement, so that its value is dropped. */
  boolean isStatement(@Nullable Tree expression) {
    return expression != null && statements.contains(expression);
  }

  /** Notes the cases for which the graph has a test; the last of an exhaustive switch has none. */
  void read(ControlFlowGraph graph) {
    for (Node node : graph.getAllNodes()) {
      if (node instanceof CaseNode test) {
        tested.add(test.getTree());
      }
    }
  }

  boolean isUntested(Arm arm) {
    return !tested.contains(arm.tree());
  }

  @Nullable Arm arm(CaseTree caseTree) {
    return arms.get(caseTree);
  }

  /** Returns all cases of the switch that has the given one, in the order of the text. */
  List<CaseTree> casesBeside(CaseTree caseTree) {
    return switches.getOrDefault(caseTree, List.of());
  }

  /** Returns the case whose pattern declares the variable, or null. */
  @Nullable Arm armOfBinding(Tree variable) {
    return variable instanceof VariableTree tree ? armsByBinding.get(tree) : null;
  }

  private final class ArmScanner extends TreeScanner<Void, Void> {
    /** How many switch expressions are open, in which statements are parts of an expression. */
    private int depth;

    @Override
    public @Nullable Void visitNewArray(NewArrayTree array, Void p) {
      arrays.add(array);
      return super.visitNewArray(array, null);
    }

    @Override
    public Void visitSwitch(SwitchTree switchTree, Void p) {
      add(switchTree.getExpression(), switchTree.getCases());
      return super.visitSwitch(switchTree, null);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree switchTree, Void p) {
      add(switchTree.getExpression(), switchTree.getCases());
      depth++;
      super.visitSwitchExpression(switchTree, null);
      depth--;
      return null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree statement, Void p) {
      statements.add(TreeUtils.withoutParens(statement.getExpression()));
      return super.visitExpressionStatement(statement, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void p) {
      if ((depth > 0 || !isStatement(assignment))
          && TreeUtils.elementFromTree(assignment.getVariable())
              instanceof VariableElement variable) {
        assignedInExpressions.add(variable);
      }
      return super.visitAssignment(assignment, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void p) {
      return lambda.equals(tree) ? super.visitLambdaExpression(lambda, null) : null;
    }

    private void add(ExpressionTree selector, List<? extends CaseTree> cases) {
      Tree bare = TreeUtils.withoutParens(selector);
      boolean nullHandled = cases.stream().anyMatch(ArmScanner::takesNull);
      for (CaseTree each : cases) {
        List<TypeMirror> labels = new ArrayList<>();
        List<VariableTree> bindings = new ArrayList<>();
        for (CaseLabelTree label : each.getLabels()) {
          if (label instanceof PatternCaseLabelTree pattern) {
            read(pattern.getPattern(), labels, bindings);
          }
        }
        Set<VariableElement> elements = new HashSet<>();
        bindings.forEach(binding -> elements.add(TreeUtils.elementFromDeclaration(binding)));
        Arm arm = new Arm(each, bare, labels, elements, isNull(each), nullHandled);
        arms.put(each, arm);
        switches.put(each, List.copyOf(cases));
        bindings.forEach(binding -> armsByBinding.put(binding, arm));
      }
    }

    private static boolean takesNull(CaseTree each) {
      return each.getLabels().stream()
          .anyMatch(
              label ->
                  label instanceof ConstantCaseLabelTree constant
                      && constant.getConstantExpression().getKind() == Tree.Kind.NULL_LITERAL);
    }

    private static boolean isNull(CaseTree each) {
      return each.getLabels().size() == 1 && takesNull(each);
    }

    private static void read(
        PatternTree pattern, List<TypeMirror> labels, List<VariableTree> bindings) {
      if (pattern instanceof BindingPatternTree binding) {
        labels.add(TreeUtils.typeOf(binding.getVariable()));
        bindings.add(binding.getVariable());
      } else if (pattern instanceof DeconstructionPatternTree deconstruction) {
        labels.add(TreeUtils.typeOf(deconstruction));
      }
    }
  }
}
