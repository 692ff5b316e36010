package org.copyless.checker.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.BinaryOperationNode;
import org.checkerframework.dataflow.cfg.node.BitwiseAndNode;
import org.checkerframework.dataflow.cfg.node.BitwiseOrNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.SwitchExpressionNode;
import org.checkerframework.dataflow.cfg.node.TernaryExpressionNode;
import org.checkerframework.dataflow.cfg.node.TypeCastNode;
import org.checkerframework.javacutil.TreeUtils;

/**
 * The boolean variables of a body that are worth following: those that are set to a literal, to a
 * choice or a test for null, or read more than once, so that one place says something of another.
 */
final class Flags {
  private final Set<VariableElement> followed = new HashSet<>();

  Flags(Tree body) {
    Counter counter = new Counter();
    counter.scan(body, null);
    counter.reads.forEach(
        (variable, reads) -> {
          if (reads > 1 || counter.set.contains(variable)) {
            followed.add(variable);
          }
        });
  }

  /**
   * Returns the flag that a node reads, or null. The result of a conditional or switch expression
   * is read by the expression, not where the graph names the variable that holds it.
   */
  @Nullable VariableElement read(Node node) {
    return switch (node) {
      case LocalVariableNode local when followed.contains(local.getElement()) -> local.getElement();
      case SwitchExpressionNode each -> result(each.getSwitchExpressionVar());
      case TernaryExpressionNode each -> result(each.getTernaryExpressionVar());
      default -> null;
    };
  }

  private static @Nullable VariableElement result(LocalVariableNode holder) {
    return isResult(holder.getElement()) ? holder.getElement() : null;
  }

  /** Returns the flag to which a node assigns, or null. */
  @Nullable VariableElement assigned(Node node) {
    return node instanceof AssignmentNode assignment
            && assignment.getTarget() instanceof LocalVariableNode target
            && (followed.contains(target.getElement()) || isResult(target.getElement()))
        ? target.getElement()
        : null;
  }

  /** Returns whether a node has the value of its operand, as the graph's conversions do. */
  static boolean isSameTruth(Node node) {
    return node instanceof TypeCastNode cast
        && cast.getType().getKind() == TypeKind.BOOLEAN
        && cast.getOperand().getType().getKind() == TypeKind.BOOLEAN;
  }

  /**
   * Returns the flag that {@code |} or {@code &} combines with a value computed last, or null. What
   * was read on the left is what the flag is now, unless the right operand sets it.
   */
  @Nullable VariableElement combined(Node node) {
    return (node instanceof BitwiseOrNode || node instanceof BitwiseAndNode)
            && node.getType().getKind() == TypeKind.BOOLEAN
            && node instanceof BinaryOperationNode binary
            && binary.getLeftOperand() instanceof LocalVariableNode left
            && followed.contains(left.getElement())
            && !isSet(left.getElement(), binary.getRightOperand().getTree())
        ? left.getElement()
        : null;
  }

  private static boolean isSet(VariableElement flag, @Nullable Tree tree) {
    if (tree == null) {
      return true;
    }
    Boolean isSet =
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitAssignment(AssignmentTree assignment, Void p) {
            return is(assignment.getVariable()) || truth(super.visitAssignment(assignment, null));
          }

          @Override
          public Boolean visitCompoundAssignment(CompoundAssignmentTree assignment, Void p) {
            return is(assignment.getVariable())
                || truth(super.visitCompoundAssignment(assignment, null));
          }

          private boolean is(ExpressionTree target) {
            return flag.equals(TreeUtils.elementFromTree(target));
          }

          @Override
          public Boolean reduce(Boolean one, Boolean other) {
            return truth(one) || truth(other);
          }
        }.scan(tree, null);
    return truth(isSet);
  }

  private static boolean truth(@Nullable Boolean value) {
    return value != null && value;
  }

  /** Returns whether a variable holds the boolean result of a conditional or switch expression. */
  static boolean isResult(VariableElement variable) {
    return Name.isMadeUp(variable) && variable.asType().getKind() == TypeKind.BOOLEAN;
  }

  /** Returns the situation after a node that may assign to a flag what nobody knows. */
  Situation after(Node node, Situation situation) {
    VariableElement flag = assigned(node);
    return flag == null ? situation : situation.without(flag);
  }

  private static final class Counter extends TreeScanner<Void, Void> {
    final Map<VariableElement, Integer> reads = new HashMap<>();
    final Set<VariableElement> set = new HashSet<>();

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void p) {
      VariableElement variable = flag(TreeUtils.elementFromUse(tree));
      if (variable != null) {
        reads.merge(variable, 1, Integer::sum);
      }
      return super.visitIdentifier(tree, null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void p) {
      noteLiteral(TreeUtils.elementFromDeclaration(tree), tree.getInitializer());
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void p) {
      noteLiteral(TreeUtils.elementFromTree(tree.getVariable()), tree.getExpression());
      return super.visitAssignment(tree, null);
    }

    private void noteLiteral(@Nullable Element target, @Nullable ExpressionTree value) {
      VariableElement variable = flag(target);
      if (variable != null && value != null && isTelling(value)) {
        set.add(variable);
      }
    }

    /** Returns whether a value says something of a block: a literal, a choice, a test for null. */
    private static boolean isTelling(ExpressionTree value) {
      return switch (value) {
        case LiteralTree _, SwitchExpressionTree _, ConditionalExpressionTree _ -> true;
        case ParenthesizedTree inner -> isTelling(inner.getExpression());
        case UnaryTree unary -> isTelling(unary.getExpression());
        case BinaryTree binary ->
            isNull(binary.getLeftOperand())
                || isNull(binary.getRightOperand())
                || isTelling(binary.getLeftOperand())
                || isTelling(binary.getRightOperand());
        default -> false;
      };
    }

    private static boolean isNull(ExpressionTree operand) {
      return operand.getKind() == Tree.Kind.NULL_LITERAL;
    }

    private static @Nullable VariableElement flag(@Nullable Element element) {
      return element instanceof VariableElement variable
              && variable.asType().getKind() == TypeKind.BOOLEAN
              && (variable.getKind() == ElementKind.LOCAL_VARIABLE
                  || variable.getKind() == ElementKind.PARAMETER)
          ? variable
          : null;
    }
  }
}
