package org.copyless.checker;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The places where cells and their types may stand. */
final class CellPlaces {
  private CellPlaces() {}

  /** Returns whether a type is that of a variable, a result, a new cell or a cast. */
  static boolean mayNameStates(TreePath type) {
    Tree tree = type.getLeaf();
    TreePath parent = type.getParentPath();
    return switch (parent.getLeaf()) {
      case VariableTree variable ->
          switch (parent.getParentPath().getLeaf().getKind()) {
            case ENHANCED_FOR_LOOP -> false;
            case BINDING_PATTERN -> false;
            default -> tree.equals(variable.getType());
          };
      case MethodTree method -> tree.equals(method.getReturnType());
      case NewClassTree creation -> tree.equals(creation.getIdentifier());
      case TypeCastTree cast -> tree.equals(cast.getType());
      default -> false;
    };
  }

  /** Returns whether a tree stands where its value is checked, or only looked at. */
  static boolean isExpected(@Nullable TreePath parent, Tree tree) {
    return parent == null
        || switch (parent.getLeaf()) {
          case VariableTree _, AssignmentTree _, MethodInvocationTree _, NewClassTree _ -> true;
          case ReturnTree _, LambdaExpressionTree _, YieldTree _, CaseTree _ -> true;
          case ParenthesizedTree _, TypeCastTree _, MemberSelectTree _ -> true;
          case ConditionalExpressionTree condition -> !tree.equals(condition.getCondition());
          case BinaryTree _, CompoundAssignmentTree _, SynchronizedTree _ -> true;
          case ExpressionStatementTree _, MemberReferenceTree _ -> true;
          default -> false;
        };
  }
}
