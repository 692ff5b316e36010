package org.copyless.checker.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.SelectDeclarations;

/**
 * Reads the matrix of a select where it is written out: as the initializer of a variable that is
 * never assigned again, in the compilation unit at hand, from rows that are written out likewise. A
 * matrix that is made in another way is not known here, and the runtime alone checks it.
 */
final class SelectReader {
  private static final int MOST_STEPS = 8;

  private final SelectDeclarations declarations;

  SelectReader(SelectDeclarations declarations) {
    this.declarations = declarations;
  }

  /** Returns the matrix that an expression stands for, if it can be read. */
  Optional<SelectMatrix> read(@Nullable Tree select) {
    if (!(select instanceof ExpressionTree expression)
        || !(resolve(expression) instanceof MethodInvocationTree call)
        || !isSelect(call, "matrix")) {
      return Optional.empty();
    }
    List<SelectMatrix.Row> rows = new ArrayList<>();
    for (ExpressionTree argument : call.getArguments()) {
      Optional<SelectMatrix.Row> row = row(argument);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      rows.add(row.get());
    }
    return Optional.of(new SelectMatrix(rows));
  }

  private Optional<SelectMatrix.Row> row(ExpressionTree written) {
    if (!(resolve(written) instanceof MethodInvocationTree call)) {
      return Optional.empty();
    }
    if (isSelect(call, "timeout")) {
      return Optional.of(new SelectMatrix.Row(call, SelectMatrix.Kind.TIMEOUT, List.of()));
    }
    if (isSelect(call, "unsatisfiable")) {
      return Optional.of(new SelectMatrix.Row(call, SelectMatrix.Kind.UNSATISFIABLE, List.of()));
    }
    if (!isSelect(call, "row")) {
      return Optional.empty();
    }
    List<SelectMatrix.Head> heads = new ArrayList<>();
    for (ExpressionTree argument : call.getArguments()) {
      Optional<SelectMatrix.Head> head = head(argument);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      heads.add(head.get());
    }
    return Optional.of(new SelectMatrix.Row(call, SelectMatrix.Kind.HEADS, heads));
  }

  private Optional<SelectMatrix.Head> head(ExpressionTree written) {
    ExpressionTree head = resolve(written);
    if (head instanceof MemberSelectTree literal
        && literal.getIdentifier().contentEquals("class")) {
      return Optional.of(new SelectMatrix.Head(TreeUtils.typeOf(literal.getExpression())));
    }
    return declarations.isAny(TreeUtils.elementFromTree(head))
        ? Optional.of(new SelectMatrix.Head(null))
        : Optional.empty();
  }

  /** Returns what a variable that is never assigned again was initialized with. */
  private ExpressionTree resolve(ExpressionTree expression) {
    ExpressionTree current = TreeUtils.withoutParens(expression);
    for (int step = 0; step < MOST_STEPS; step++) {
      Tree initial = declarations.initializer(TreeUtils.elementFromTree(current));
      if (!(initial instanceof ExpressionTree initializer)) {
        return current;
      }
      current = TreeUtils.withoutParens(initializer);
    }
    return current;
  }

  private boolean isSelect(MethodInvocationTree call, String name) {
    return declarations.isFactory(TreeUtils.elementFromTree(call.getMethodSelect()), name)
        && call.getArguments().stream().noneMatch(SelectReader::isArray);
  }

  private static boolean isArray(ExpressionTree argument) {
    return TreeUtils.typeOf(argument).getKind() == TypeKind.ARRAY;
  }
}
