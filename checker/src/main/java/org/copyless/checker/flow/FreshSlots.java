package org.copyless.checker.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;

/**
 * Slots that are certainly null when they are exposed: those of a vector that has just been made,
 * in the loop that fills it. Until that loop nothing but its length has been asked for, and the
 * loop exposes each slot once, because its index only grows.
 *
 * <pre>{@code
 * TrackedVector<ByteVector> vector = heap.vector(n);
 * for (int i = 0; i < vector.length(); i++) {
 *   try (var slot = vector.expose(i)) {
 *     slot.set(heap.bytes(64));
 *   }
 * }
 * }</pre>
 */
final class FreshSlots extends TreeScanner<Void, Void> {
  private final Set<Tree> exposes = Collections.newSetFromMap(new IdentityHashMap<>());

  FreshSlots(Tree body) {
    scan(body, null);
  }

  /** Returns whether a call exposes a slot that is null. */
  boolean isNull(@Nullable Tree expose) {
    return expose != null && exposes.contains(expose);
  }

  @Override
  public Void visitBlock(BlockTree block, Void p) {
    List<? extends StatementTree> statements = block.getStatements();
    for (int i = 0; i < statements.size(); i++) {
      read(statements.get(i), statements.subList(i + 1, statements.size()));
    }
    return super.visitBlock(block, null);
  }

  @Override
  public Void visitTry(TryTree tree, Void p) {
    List<Tree> rest = new ArrayList<>(tree.getResources());
    rest.addAll(tree.getBlock().getStatements());
    for (int i = 0; i < tree.getResources().size(); i++) {
      read(tree.getResources().get(i), rest.subList(i + 1, rest.size()));
    }
    return super.visitTry(tree, null);
  }

  /** Looks for the loop that fills a new vector among what follows its declaration. */
  private void read(Tree declaration, List<? extends Tree> rest) {
    if (!(declaration instanceof VariableTree variable) || !isNewVector(variable)) {
      return;
    }
    VariableElement vector = TreeUtils.elementFromDeclaration(variable);
    for (Tree statement : rest) {
      Uses uses = new Uses(vector);
      uses.scan(statement, null);
      if (uses.others > 0) {
        return;
      }
      if (!uses.exposes.isEmpty()) {
        if (uses.exposes.size() == 1
            && statement instanceof ForLoopTree loop
            && fills(loop, uses.exposes.getFirst())) {
          exposes.add(uses.exposes.getFirst());
        }
        return;
      }
    }
  }

  private static boolean isNewVector(VariableTree variable) {
    ExpressionTree value = variable.getInitializer();
    return value != null
        && TreeUtils.withoutParens(value) instanceof MethodInvocationTree call
        && Declarations.makesVector(TreeUtils.elementFromUse(call));
  }

  private static boolean fills(ForLoopTree loop, MethodInvocationTree expose) {
    if (loop.getInitializer().size() != 1
        || !(loop.getInitializer().getFirst() instanceof VariableTree variable)
        || loop.getUpdate().size() != 1) {
      return false;
    }
    VariableElement index = TreeUtils.elementFromDeclaration(variable);
    Repeats repeats = new Repeats(index, expose);
    repeats.scan(loop.getCondition(), null);
    repeats.scan(loop.getStatement(), null);
    return index.asType().getKind() == TypeKind.INT // a char would come round to 0
        && isNamed(expose.getArguments().getFirst(), index)
        && increments(loop.getUpdate().getFirst(), index)
        && repeats.found
        && !repeats.refused;
  }

  private static boolean increments(ExpressionStatementTree update, VariableElement index) {
    return update.getExpression() instanceof UnaryTree unary
        && (unary.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || unary.getKind() == Tree.Kind.PREFIX_INCREMENT)
        && isNamed(unary.getExpression(), index);
  }

  private static boolean isNamed(Tree tree, VariableElement variable) {
    return tree instanceof IdentifierTree name && variable.equals(TreeUtils.elementFromUse(name));
  }

  /**
   * What is done with a vector: its slots are exposed, its length is asked for, or other things.
   */
  private static final class Uses extends TreeScanner<Void, Void> {
    private final VariableElement vector;
    private final List<MethodInvocationTree> exposes = new ArrayList<>();
    private int others;

    Uses(VariableElement vector) {
      this.vector = vector;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void p) {
      if (call.getMethodSelect() instanceof MemberSelectTree select
          && isNamed(select.getExpression(), vector)) {
        if (select.getIdentifier().contentEquals("expose")) {
          exposes.add(call);
        } else if (!select.getIdentifier().contentEquals("length")) {
          others++;
        }
        return scan(call.getArguments(), null);
      }
      return super.visitMethodInvocation(call, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void p) {
      if (isNamed(name, vector)) {
        others++;
      }
      return null;
    }
  }

  /** Whether a loop's body may come by a call twice with the same index. */
  private static final class Repeats extends TreeScanner<Void, Void> {
    private final VariableElement index;
    private final Tree call;
    private boolean found;
    private boolean refused;
    private int depth;

    Repeats(VariableElement index, Tree call) {
      this.index = index;
      this.call = call;
    }

    @Override
    public Void scan(Tree tree, Void p) {
      boolean repeats =
          tree instanceof ForLoopTree
              || tree instanceof EnhancedForLoopTree
              || tree instanceof WhileLoopTree
              || tree instanceof DoWhileLoopTree;
      depth += repeats ? 1 : 0;
      if (tree != null && tree.equals(call)) {
        found = true;
        refused |= depth > 0;
      }
      super.scan(tree, null);
      depth -= repeats ? 1 : 0;
      return null;
    }

    @Override
    public Void visitCatch(CatchTree tree, Void p) {
      refused = true; // it may catch what ends the loop when the index has no next
      return super.visitCatch(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void p) {
      refused |= isNamed(tree.getVariable(), index);
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void p) {
      refused |= isNamed(tree.getVariable(), index);
      return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void p) {
      boolean changes =
          switch (tree.getKind()) {
            case POSTFIX_INCREMENT, POSTFIX_DECREMENT, PREFIX_INCREMENT, PREFIX_DECREMENT -> true;
            default -> false;
          };
      refused |= changes && isNamed(tree.getExpression(), index);
      return super.visitUnary(tree, null);
    }
  }
}
