package org.copyless.checker.diagnostic;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;

/**
 * What has been refused where it is declared, an array of blocks for one: what comes out of it or
 * goes into it is not followed, and is no second mistake. Only what was reported for certain stands
 * here, so that no program goes without an error.
 */
public final class Refused {
  private final Set<Element> declared = new HashSet<>();
  private final Set<Tree> values = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Notes a variable, or a method for its result.
   *
   * @param element what was refused
   */
  public void add(Element element) {
    declared.add(element);
  }

  /**
   * Notes an expression, or a function.
   *
   * @param value what was refused, or is assigned to it
   */
  public void add(Tree value) {
    values.add(value);
    if (value instanceof ConditionalExpressionTree either) {
      add(either.getTrueExpression());
      add(either.getFalseExpression());
    }
  }

  /**
   * Returns whether a variable or method was refused.
   *
   * @param element the variable or method
   */
  public boolean declares(@Nullable Element element) {
    return element != null && declared.contains(element);
  }

  /**
   * Returns whether an expression has its value from what was refused, or is part of it.
   *
   * @param tree the expression
   */
  public boolean covers(@Nullable Tree tree) {
    if (tree == null || values.contains(tree)) {
      return tree != null;
    }
    return switch (tree) {
      case ParenthesizedTree inner -> covers(inner.getExpression());
      case TypeCastTree cast -> covers(cast.getExpression());
      case IdentifierTree name -> declares(TreeUtils.elementFromUse(name));
      case MemberSelectTree select ->
          declares(TreeUtils.elementFromUse(select)) || covers(select.getExpression());
      case ArrayAccessTree access -> covers(access.getExpression());
      case ConditionalExpressionTree either ->
          covers(either.getTrueExpression()) || covers(either.getFalseExpression());
      case MethodInvocationTree call ->
          covers(call.getMethodSelect()) || anyCovered(call.getArguments());
      case NewClassTree creation -> anyCovered(creation.getArguments());
      default -> false;
    };
  }

  private boolean anyCovered(List<? extends ExpressionTree> arguments) {
    return arguments.stream().anyMatch(each -> !isFunction(each) && covers(each));
  }

  private static boolean isFunction(Tree tree) {
    return tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree;
  }
}
