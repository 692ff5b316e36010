package org.copyless.checker.flow;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.TryTree;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.block.ExceptionBlock;
import org.checkerframework.dataflow.cfg.block.RegularBlock;
import org.checkerframework.dataflow.cfg.node.CatchMarkerNode;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;

/**
 * Which of the catch clauses an exception comes to. Behind a {@code finally} body, and behind the
 * closing of a resource, the control flow graph lets any exception go to all of them.
 */
final class Handlers {
  private final Scopes scopes;
  private final Types types;

  Handlers(Scopes scopes, Types types) {
    this.scopes = scopes;
    this.types = types;
  }

  /** Returns those of the paths that leave a node by an exception which come to the given block. */
  Paths arriving(@Nullable Node from, Block to, Paths paths) {
    ExceptionBlock block =
        from != null && from.getBlock() instanceof ExceptionBlock thrower ? thrower : null;
    CatchMarkerNode clause = clause(to);
    if (clause != null) {
      return caused(
          paths,
          cause ->
              cause.mayBeCaughtBy(clause.getCatchType(), types)
                  && (block == null || !isCaught(cause, block, clause)));
    }
    return from instanceof MarkerNode && block != null
        ? caused(paths, cause -> !isCaught(cause, block, null))
        : paths;
  }

  private static Paths caused(Paths paths, Predicate<Cause> wanted) {
    return paths.only(
        situation -> {
          Cause cause = situation.cause();
          return cause == null || wanted.test(cause);
        });
  }

  /**
   * Returns whether a clause catches an exception for certain, before another one if it is given.
   */
  private boolean isCaught(Cause cause, ExceptionBlock thrower, @Nullable CatchMarkerNode before) {
    for (Set<Block> successors : thrower.getExceptionalSuccessors().values()) {
      for (Block successor : successors) {
        CatchMarkerNode clause = clause(successor);
        if (clause != null
            && cause.isCaughtBy(clause.getCatchType(), types)
            && (before == null || isBefore(clause, before))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether one of two clauses is asked first: that of an inner statement is. */
  private boolean isBefore(CatchMarkerNode one, CatchMarkerNode other) {
    if (one.getTree() instanceof TryTree inner && other.getTree() instanceof TryTree outer) {
      return inner.equals(outer)
          ? index(inner, one) < index(inner, other)
          : scopes.isBefore(outer, inner);
    }
    return false;
  }

  private int index(TryTree statement, CatchMarkerNode clause) {
    List<? extends CatchTree> clauses = statement.getCatches();
    for (int i = 0; i < clauses.size(); i++) {
      TypeMirror type = TreeUtils.typeOf(clauses.get(i).getParameter().getType());
      if (types.isSameType(type, clause.getCatchType())) {
        return i;
      }
    }
    return clauses.size();
  }

  private static @Nullable CatchMarkerNode clause(Block block) {
    return block instanceof RegularBlock regular
            && regular.getNodes().getFirst() instanceof CatchMarkerNode clause
            && isStart(clause)
        ? clause
        : null;
  }

  /** Returns whether a catch clause begins here; there is a node where it ends, too. */
  static boolean isStart(CatchMarkerNode clause) {
    return clause.getMessage().startsWith("start of ");
  }
}
