package org.copyless.checker;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Borrowing;
import org.copyless.checker.declaration.Cells;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Leaves;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.TypeText;

/**
 * Where cells go: whoever has a cell must read the same type arguments, and the same states in
 * them. So a cell whose states are not the initial ones goes from variable to variable, parameter
 * and result that name them, and nowhere else: not as {@code Object}, not into collections.
 *
 * <p>Source: Fähndrich et al., §3.2.1; Bono and Padovani, §2.
 */
final class CellFlows extends TreePathScanner<Void, Void> {
  static final String ELSEWHERE =
      "one whose type arguments are in their initial states, for none is named here";

  private final Cells cells;
  private final Borrowing borrowing;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;
  private final CellReferences references;

  CellFlows(Declarations declarations, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.cells = declarations.cells();
    this.borrowing = declarations.borrowing();
    this.diagnostics = diagnostics;
    this.environment = environment;
    this.references = new CellReferences(cells, diagnostics, environment);
  }

  private void report(Tree place, Object what, Object found, Object wanted) {
    diagnostics.report(place, Key.INSTANCE, "'" + what + "'", found, wanted);
  }

  /**
   * Checks what flows to a place.
   *
   * @param wanted what the place declares; null where it is not declared as a cell
   */
  private void flow(@Nullable Shape wanted, ExpressionTree value) {
    for (ExpressionTree leaf : Leaves.of(value)) {
      if (cells.isInferred(leaf)) {
        if (wanted != null && wanted.isConcrete() && !wanted.isUnknown()) {
          cells.adopt(leaf, wanted);
        }
      } else {
        check(wanted, leaf);
      }
    }
  }

  private void check(@Nullable Shape wanted, ExpressionTree leaf) {
    Optional<Shape> found = cells.of(leaf);
    if (found.isEmpty()) {
      if (wanted != null && isNamed(wanted) && leaf.getKind() != Tree.Kind.NULL_LITERAL) {
        report(leaf, leaf, TreeUtils.typeOf(leaf), wanted);
      }
    } else if (wanted == null) {
      if (!found.get().isPlain()) {
        report(leaf, leaf, found.get(), ELSEWHERE);
      }
    } else if (!wanted.accepts(found.get()) || !isFollowed(wanted, found.get())) {
      report(leaf, leaf, found.get(), wanted);
    }
  }

  /** Where the contract is not named, nobody sees what an endpoint can receive. */
  private static boolean isFollowed(Shape wanted, Shape found) {
    return wanted.first().shape().protocol() != null
        || found.isUnknown()
        || found.first().shape().protocol() == null
        || found.first().shape().isFinite(found.first().states());
  }

  /** Returns whether states are named that are not the initial ones. */
  private static boolean isNamed(Shape shape) {
    return !shape.isPlain() && !shape.isUnknown();
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, Void p) {
    VariableElement element = TreeUtils.elementFromDeclaration(tree);
    boolean isOfLambda = getCurrentPath().getParentPath().getLeaf() instanceof LambdaExpressionTree;
    if (cells.isCell(element.asType()) && !isOfLambda) {
      if (isWritten(tree)) {
        checkPattern(tree);
        cells.know(element, cells.written(tree.getType()));
      } else if (tree.getInitializer() != null) {
        infer(element, tree.getInitializer());
      }
    }
    if (tree.getInitializer() != null) {
      flow(cells.declared(element).orElse(null), tree.getInitializer());
    }
    return super.visitVariable(tree, null);
  }

  /** What was no cell before could be one of endpoints of which nobody sees what they receive. */
  private void checkPattern(VariableTree tree) {
    TreePath pattern = getCurrentPath().getParentPath();
    boolean isTested =
        pattern.getParentPath().getLeaf() instanceof InstanceOfTree test
            && cells.isCell(TreeUtils.typeOf(test.getExpression()));
    Shape shape = cells.written(tree.getType());
    if (pattern.getLeaf() instanceof BindingPatternTree && shape.isUnknown() && !isTested) {
      report(tree, tree.getName(), shape, "one of which it is known what it holds");
    }
  }

  private static boolean isWritten(VariableTree tree) {
    return tree.getType() != null && !TreeUtils.isVariableTreeDeclaredUsingVar(tree);
  }

  private void infer(Element element, ExpressionTree initializer) {
    cells.of(initializer).ifPresent(shape -> cells.know(element, shape));
  }

  @Override
  public @Nullable Void visitParameterizedType(ParameterizedTypeTree tree, Void p) {
    if (!tree.getTypeArguments().isEmpty() && cells.isCell(TreeUtils.typeOf(tree))) {
      Shape shape = cells.written(tree);
      if (isNamed(shape) && !CellPlaces.mayNameStates(getCurrentPath())) {
        report(tree, tree, shape, ELSEWHERE);
      }
    }
    return super.visitParameterizedType(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, Void p) {
    flow(cells.of(tree.getVariable()).orElse(null), tree.getExpression());
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, Void p) {
    arguments(TreeUtils.elementFromUse(tree), tree.getArguments());
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, Void p) {
    ExecutableElement constructor =
        tree.getClassBody() == null
            ? TreeUtils.elementFromUse(tree)
            : TreeUtils.getSuperConstructor(tree);
    arguments(constructor, tree.getArguments());
    return super.visitNewClass(tree, null);
  }

  private void arguments(ExecutableElement method, List<? extends ExpressionTree> arguments) {
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < arguments.size(); i++) {
      int own = Math.min(i, parameters.size() - 1);
      if (own >= 0 && isOnlyLookedAt(method, own)) {
        continue;
      }
      flow(own < 0 ? null : cells.declared(parameters.get(own)).orElse(null), arguments.get(i));
    }
  }

  /** Returns whether a method neither keeps an argument nor gives it back. */
  private boolean isOnlyLookedAt(ExecutableElement method, int argument) {
    return borrowing.isBorrowed(method.getParameters().get(argument))
        && borrowing.returned(method).orElse(-1) != argument;
  }

  @Override
  public @Nullable Void visitReturn(ReturnTree tree, Void p) {
    if (tree.getExpression() != null) {
      TreePath path = getCurrentPath();
      while (!(path.getLeaf() instanceof MethodTree)
          && !(path.getLeaf() instanceof LambdaExpressionTree)) {
        path = path.getParentPath();
      }
      flow(cells.declared(function(path.getLeaf())).orElse(null), tree.getExpression());
    }
    return super.visitReturn(tree, null);
  }

  private ExecutableElement function(Tree tree) {
    return tree instanceof MethodTree method
        ? TreeUtils.elementFromDeclaration(method)
        : TreeUtils.findFunction(tree, environment);
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
    ExecutableElement function = function(tree);
    for (int i = 0; i < tree.getParameters().size(); i++) {
      parameter(tree, i, function.getParameters().get(i));
    }
    if (tree.getBody() instanceof ExpressionTree value
        && function.getReturnType().getKind() != TypeKind.VOID) {
      flow(cells.declared(function).orElse(null), value);
    }
    return super.visitLambdaExpression(tree, null);
  }

  /** A parameter of a lambda is what the function declares. */
  private void parameter(LambdaExpressionTree lambda, int index, VariableElement declared) {
    VariableTree own = lambda.getParameters().get(index);
    VariableElement element = TreeUtils.elementFromDeclaration(own);
    if (!cells.isCell(element.asType())) {
      return;
    }
    Shape coming =
        cells
            .declared(declared)
            .filter(Shape::isConcrete)
            .orElseGet(() -> cells.unnamed(element.asType()));
    cells.know(element, coming);
    if (TreeUtils.isImplicitlyTypedLambda(lambda) || !isWritten(own)) {
      return;
    }
    Shape written = cells.written(own.getType());
    cells.know(element, written);
    if (!written.accepts(coming)) {
      report(own, own.getName(), written, coming);
    }
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, Void p) {
    if (cells.isCell(TreeUtils.typeOf(tree.getType()))) {
      Shape wanted = cells.written(tree.getType());
      TypeMirror found = TreeUtils.typeOf(tree.getExpression());
      if (cells.isCell(found) || wanted.isStateless()) {
        flow(wanted, tree.getExpression());
      } else if (TreeUtils.withoutParens(tree.getExpression()).getKind()
          != Tree.Kind.NULL_LITERAL) {
        report(tree, tree.getExpression(), TypeText.of(found), wanted);
      }
    } else {
      flow(null, tree.getExpression());
    }
    return super.visitTypeCast(tree, null);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, Void p) {
    references.check(tree);
    return super.visitMemberReference(tree, null);
  }

  @Override
  public @Nullable Void visitDeconstructionPattern(DeconstructionPatternTree tree, Void p) {
    if (TreeUtils.typeOf(tree.getDeconstructor()) instanceof DeclaredType type
        && type.asElement() instanceof TypeElement owner) {
      for (RecordComponentElement component : owner.getRecordComponents()) {
        cells
            .declared(component.getAccessor())
            .filter(shape -> !shape.isPlain())
            .ifPresent(shape -> report(tree, component.getSimpleName(), shape, ELSEWHERE));
      }
    }
    return super.visitDeconstructionPattern(tree, null);
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, Void p) {
    if (tree instanceof ExpressionTree expression
        && !CellPlaces.isExpected(getCurrentPath(), tree)) {
      TypeMirror type = TreeUtils.typeOf(tree);
      if (cells.isCell(type) && !(TreeUtils.elementFromTree(tree) instanceof TypeElement)) {
        flow(null, expression);
      }
    }
    return super.scan(tree, null);
  }
}
