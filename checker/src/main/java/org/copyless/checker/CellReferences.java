package org.copyless.checker;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.Tree;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Cells;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Method references through which cells go: both sides must say the same of their states. */
final class CellReferences {
  private final Cells cells;
  private final Diagnostics diagnostics;
  private final ProcessingEnvironment environment;

  CellReferences(Cells cells, Diagnostics diagnostics, ProcessingEnvironment environment) {
    this.cells = cells;
    this.diagnostics = diagnostics;
    this.environment = environment;
  }

  void check(MemberReferenceTree tree) {
    ExpressionTree reference = tree;
    if (!(TreeUtils.elementFromUse(reference) instanceof ExecutableElement method)) {
      return;
    }
    ExecutableElement function = TreeUtils.findFunction(tree, environment);
    if (cells.isCell(method.getEnclosingElement().asType())
        && method.getKind() != ElementKind.CONSTRUCTOR) {
      receiver(tree, function);
    } else {
      reference(tree, method, function);
    }
  }

  private void report(Tree place, Object what, Object found, Object wanted) {
    diagnostics.report(place, Key.INSTANCE, "'" + what + "'", found, wanted);
  }

  private void receiver(MemberReferenceTree tree, ExecutableElement function) {
    boolean isBound =
        !(TreeUtils.elementFromTree(tree.getQualifierExpression()) instanceof TypeElement);
    Optional<Shape> receiver =
        isBound
            ? cells.of(tree.getQualifierExpression())
            : function.getParameters().isEmpty()
                ? Optional.empty()
                : cells.declared(function.getParameters().getFirst());
    receiver
        .filter(shape -> !shape.isPlain())
        .ifPresent(
            shape -> report(tree, tree.getQualifierExpression(), shape, CellFlows.ELSEWHERE));
  }

  private void reference(
      MemberReferenceTree tree, ExecutableElement method, ExecutableElement function) {
    int own = method.getParameters().size();
    int shift = function.getParameters().size() - own;
    for (int i = 0; i < own; i++) {
      int at = Math.min(i + shift, function.getParameters().size() - 1);
      Optional<Shape> coming =
          at < 0 ? Optional.empty() : cells.declared(function.getParameters().get(at));
      Optional<Shape> wanted = cells.declared(method.getParameters().get(i));
      same(tree, method.getParameters().get(i).getSimpleName(), coming, wanted);
    }
    if (function.getReturnType().getKind() != TypeKind.VOID) {
      same(tree, method.getSimpleName(), cells.declared(method), cells.declared(function));
    }
  }

  /** Checks that two declarations say the same; one that is none says nothing of states. */
  private void same(Tree place, Object what, Optional<Shape> found, Optional<Shape> wanted) {
    if (!Cells.areAlike(found, wanted)) {
      report(
          place,
          what,
          found.<Object>map(shape -> shape).orElse("cell of an unknown type"),
          wanted.<Object>map(shape -> shape).orElse(CellFlows.ELSEWHERE));
    }
  }
}
