package org.copyless.checker.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import java.util.Collection;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Declarations.StateConstant;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Shape;

/**
 * The constants of receiving states, as arguments of {@code receive} and {@code open}, and those
 * that number the rows of a select.
 */
final class Constants {
  private final Declarations declarations;

  Constants(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * Says what is wrong with an argument that is no constant of the class.
   *
   * @param what what it is instead
   */
  static String wanted(String method, Node argument, String what) {
    return method
        + " takes a state constant of the endpoint's class, so that its state is known here; '"
        + Ownership.text(argument)
        + "' is "
        + what;
  }

  /** Returns the value of an int that is a literal or a constant variable, or null. */
  static @Nullable Integer integer(Node node) {
    return node.getTree() instanceof ExpressionTree expression ? integer(expression) : null;
  }

  static @Nullable Integer integer(ExpressionTree expression) {
    ExpressionTree bare = TreeUtils.withoutParens(expression);
    if (bare instanceof LiteralTree literal) {
      return literal.getValue() instanceof Integer value ? value : null;
    }
    return TreeUtils.elementFromTree(bare) instanceof VariableElement variable
            && variable.getConstantValue() instanceof Integer value
        ? value
        : null;
  }

  /** Returns the value of a string that is a literal or a constant variable, or null. */
  static @Nullable String string(Node node) {
    if (!(node.getTree() instanceof ExpressionTree expression)) {
      return null;
    }
    ExpressionTree bare = TreeUtils.withoutParens(expression);
    if (bare instanceof LiteralTree literal) {
      return literal.getValue() instanceof String value ? value : null;
    }
    return TreeUtils.elementFromTree(bare) instanceof VariableElement variable
            && variable.getConstantValue() instanceof String value
        ? value
        : null;
  }

  /** Returns the constant that an argument names. */
  Optional<StateConstant> read(Node argument) {
    Tree tree = argument.getTree();
    if (!(tree instanceof ExpressionTree expression)) {
      return Optional.empty();
    }
    Element element = TreeUtils.elementFromTree(TreeUtils.withoutParens(expression));
    return element == null ? Optional.empty() : declarations.stateConstant(element);
  }

  /** Returns whether a constant is one of an endpoint's class. */
  static boolean isOf(StateConstant constant, Shape endpoint) {
    return endpoint.isA(constant.owner());
  }

  /** Returns the state that a constant of one of the ends of a channel stands for. */
  Optional<String> state(Node argument, Collection<Parameter> ends) {
    return read(argument)
        .filter(constant -> ends.stream().anyMatch(end -> isOf(constant, end.shape())))
        .map(StateConstant::state);
  }
}
