package org.copyless.checker;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.OptionalInt;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;

/** Which uses of a name only look at what it stands for, and give no other name to it. */
final class Looks {
  private final Declarations declarations;

  Looks(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Returns whether a method is that of {@code Object}, of which the runtime's do no harm. */
  static boolean isOfObject(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals("java.lang.Object");
  }

  /**
   * Returns whether an expression is only looked at where it stands.
   *
   * @param use the path of the expression
   * @param mayReturn whether the method may return it
   */
  boolean isLook(TreePath use, boolean mayReturn) {
    Tree tree = use.getLeaf();
    TreePath path = use.getParentPath();
    return switch (path.getLeaf()) {
      case ParenthesizedTree _ -> isLook(path, mayReturn);
      case ConditionalExpressionTree _ -> isLook(path, mayReturn);
      case BinaryTree _, SynchronizedTree _, AssertTree _, ExpressionStatementTree _ -> true;
      case CompoundAssignmentTree assignment -> assignment.getExpression().equals(tree);
      case AssignmentTree assignment -> assignment.getVariable().equals(tree) && !mayReturn;
      case ReturnTree _, LambdaExpressionTree _ -> mayReturn;
      case InstanceOfTree test -> isOther(typeOf(test));
      case TypeCastTree cast -> isOther(TreeUtils.typeOf(cast.getType()));
      case SwitchTree each -> isTestedForOthers(each.getCases());
      case SwitchExpressionTree each -> isTestedForOthers(each.getCases());
      case MemberSelectTree select -> isOfObject(select) || TreeUtils.isArrayLengthAccess(select);
      case MethodInvocationTree call ->
          isLent(call.getArguments(), tree, TreeUtils.elementFromUse(call), path, mayReturn);
      case NewClassTree call ->
          isLent(call.getArguments(), tree, TreeUtils.elementFromUse(call), path, mayReturn);
      default -> false;
    };
  }

  private boolean isLent(
      List<? extends ExpressionTree> arguments,
      Tree argument,
      ExecutableElement method,
      TreePath call,
      boolean mayReturn) {
    int index = arguments.indexOf(argument);
    List<? extends VariableElement> parameters = method.getParameters();
    if (index < 0 || parameters.isEmpty()) {
      return false;
    }
    VariableElement parameter = parameters.get(Math.min(index, parameters.size() - 1));
    OptionalInt returned = declarations.borrowing().returned(method);
    return declarations.borrowing().isBorrowed(parameter)
        && (returned.isEmpty() || returned.getAsInt() != index || isLook(call, mayReturn));
  }

  private static boolean isOfObject(MemberSelectTree select) {
    return TreeUtils.elementFromUse(select) instanceof ExecutableElement method
        && isOfObject(method);
  }

  private static TypeMirror typeOf(InstanceOfTree test) {
    Tree pattern = test.getPattern();
    return TreeUtils.typeOf(pattern == null ? test.getType() : pattern);
  }

  private boolean isTestedForOthers(List<? extends CaseTree> cases) {
    return cases.stream()
        .flatMap(each -> each.getLabels().stream())
        .filter(PatternCaseLabelTree.class::isInstance)
        .map(label -> ((PatternCaseLabelTree) label).getPattern())
        .allMatch(pattern -> isOther(patternType(pattern)));
  }

  private static TypeMirror patternType(Tree pattern) {
    return pattern instanceof BindingPatternTree binding
        ? TreeUtils.typeOf(binding.getVariable().getType())
        : TreeUtils.typeOf(pattern);
  }

  /** Returns whether no tracked pointer is of a type, so that nothing is known by it. */
  private boolean isOther(TypeMirror type) {
    return (type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.ARRAY)
        && !declarations.isFollowed(type)
        && !declarations.isOfTracked(type);
  }

  /** Returns whether an expression is a parameter, under whatever name. */
  boolean isSame(@Nullable ExpressionTree expression, VariableElement parameter) {
    if (expression == null) {
      return false;
    }
    ExpressionTree bare = TreeUtils.withoutParens(expression);
    if (bare instanceof MethodInvocationTree call) {
      OptionalInt returned = declarations.borrowing().returned(TreeUtils.elementFromUse(call));
      return returned.isPresent()
          && isSame(call.getArguments().get(returned.getAsInt()), parameter);
    }
    return parameter.equals(TreeUtils.elementFromTree(bare));
  }
}
