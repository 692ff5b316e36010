package org.copyless.checker.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
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
import org.checkerframework.dataflow.cfg.node.BooleanLiteralNode;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;

/**
 * The boolean variables of a body that are worth following: those that are set to a literal, or
 * read more than once, so that one place says something of another.
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

  /** Returns the flag that a node reads, or null. */
  @Nullable VariableElement read(Node node) {
    return node instanceof LocalVariableNode local && followed.contains(local.getElement())
        ? local.getElement()
        : null;
  }

  /** Returns the situation after a node. */
  Situation after(Node node, Situation situation) {
    if (!(node instanceof AssignmentNode assignment)
        || !(assignment.getTarget() instanceof LocalVariableNode target)
        || !followed.contains(target.getElement())) {
      return situation;
    }
    return assignment.getExpression() instanceof BooleanLiteralNode literal
            && literal.getValue() != null
        ? situation.with(target.getElement(), literal.getValue())
        : situation.without(target.getElement());
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
      if (variable != null && value instanceof LiteralTree) {
        set.add(variable);
      }
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
