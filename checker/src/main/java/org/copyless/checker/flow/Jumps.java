package org.copyless.checker.flow;

import com.sun.source.tree.TryTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.block.Block;
import org.checkerframework.dataflow.cfg.node.MarkerNode;
import org.checkerframework.dataflow.cfg.node.Node;

/**
 * Jumps out of {@code finally} bodies. The control flow graph has a copy of such a body for each
 * way out of its try statement; where a jump stands in the body itself, the graph lets it run
 * through the copy for that jump before it goes on. No path of the program does so: the body does
 * nothing on this second round.
 */
final class Jumps {
  private static final String START = "start of finally block";

  private final Scopes scopes;

  Jumps(Scopes scopes) {
    this.scopes = scopes;
  }

  /** Returns the try statement of which the finally body is about to run once more, or null. */
  @Nullable TryTree repeated(Block from, Block to) {
    Node first = to.getNodes().stream().filter(scopes::isPlaced).findFirst().orElse(null);
    TryTree statement = first == null ? null : started(first);
    return statement != null && isWithin(from, statement) ? statement : null;
  }

  /** Returns the try statement of which the finally body starts to run once more here, or null. */
  @SuppressWarnings("ReferenceEquality") // nodes compare by text, occurrences are meant
  @Nullable TryTree repeated(Node node) {
    TryTree statement = started(node);
    Block block = node.getBlock();
    if (statement == null || block == null) {
      return null;
    }
    Node last = null;
    for (Node each : block.getNodes()) {
      if (each == node) {
        break;
      }
      last = scopes.isPlaced(each) ? each : last;
    }
    return last != null && scopes.isInFinally(last, statement) ? statement : null;
  }

  /** Returns the try statement of which a finally body starts with a node, or null. */
  private static @Nullable TryTree started(Node node) {
    return isStart(node) && node.getTree() instanceof TryTree statement ? statement : null;
  }

  private static boolean isStart(Node node) {
    return node instanceof MarkerNode marker && marker.getMessage().startsWith(START);
  }

  /** Returns whether the nodes that run last in a block, or before it, stand in a finally body. */
  private boolean isWithin(Block block, TryTree statement) {
    Set<Block> seen = new HashSet<>();
    Deque<Block> open = new ArrayDeque<>(List.of(block));
    while (!open.isEmpty()) {
      Block each = open.pop();
      if (seen.add(each)) {
        Node last = lastPlaced(each);
        if (last == null) {
          open.addAll(each.getPredecessors());
        } else if (scopes.isInFinally(last, statement)) {
          return true;
        }
      }
    }
    return false;
  }

  private @Nullable Node lastPlaced(Block block) {
    return block.getNodes().reversed().stream().filter(scopes::isPlaced).findFirst().orElse(null);
  }

  /** Returns whether a node is not, or no longer, part of the second round of a finally body. */
  boolean isBehind(Node node, TryTree statement) {
    if (node instanceof MarkerNode && statement.equals(node.getTree())) {
      return !isStart(node);
    }
    return scopes.isPlaced(node) && !scopes.isInFinally(node, statement);
  }
}
