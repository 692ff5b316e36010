package org.copyless.checker.declaration;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.javacutil.TreeUtils;

/** The expressions of which one is the value of an expression: the branches of a condition. */
public final class Leaves {
  private Leaves() {}

  /** Returns the expressions of which one is the value of the given one, which may be itself. */
  public static List<ExpressionTree> of(ExpressionTree expression) {
    List<ExpressionTree> leaves = new ArrayList<>();
    add(expression, leaves);
    return leaves;
  }

  private static void add(ExpressionTree expression, List<ExpressionTree> leaves) {
    switch (TreeUtils.withoutParens(expression)) {
      case ConditionalExpressionTree condition -> {
        add(condition.getTrueExpression(), leaves);
        add(condition.getFalseExpression(), leaves);
      }
      case SwitchExpressionTree choice ->
          choice.getCases().forEach(each -> new Yields(leaves).scan(each, null));
      case ExpressionTree leaf -> leaves.add(leaf);
    }
  }

  /** Finds what the cases of one switch expression yield. */
  private static final class Yields extends TreeScanner<Void, Void> {
    private final List<ExpressionTree> leaves;

    Yields(List<ExpressionTree> leaves) {
      this.leaves = leaves;
    }

    @Override
    public Void visitCase(CaseTree tree, Void p) {
      if (tree.getBody() instanceof ExpressionTree value) {
        add(value, leaves);
        return null;
      }
      return super.visitCase(tree, null);
    }

    @Override
    public Void visitYield(YieldTree tree, Void p) {
      add(tree.getValue(), leaves);
      return null;
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void p) {
      return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void p) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree tree, Void p) {
      return null;
    }
  }
}
