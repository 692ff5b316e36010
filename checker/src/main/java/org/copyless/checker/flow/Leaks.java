package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.AssignmentNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.VariableDeclarationNode;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Reports blocks that a path loses while it owns them: each block's birthplace once. */
final class Leaks {
  private final Diagnostics diagnostics;
  private final Tree body;
  private boolean muted;
  private final Set<Object> reported = new HashSet<>();

  Leaks(Diagnostics diagnostics, Tree body) {
    this.diagnostics = diagnostics;
    this.body = body;
  }

  /**
   * Says nothing for a while: on a path on which an unchecked exception is on its way out, what is
   * lost is for the runtime to reclaim, unless the exception is caught after all.
   */
  void mute(boolean mute) {
    muted = mute;
  }

  boolean isMuted() {
    return muted;
  }

  /**
   * Reports what a node has taken the last name from.
   *
   * @param after the facts after the node, which keep in mind what is not to be reported yet
   */
  void lost(Node node, Map<Integer, Thing> things, Facts after) {
    Map<Integer, Name> pending = new TreeMap<>();
    things.forEach(
        (id, thing) -> {
          if (thing instanceof Thing.Block block && isLeak(block)) {
            Tree place = place(node, block.birth());
            report(place, block, block.birth().description(), how(node))
                .ifPresent(name -> pending.put(id, name));
          }
        });
    postpone(things, pending, after);
  }

  private static void postpone(Map<Integer, Thing> lost, Map<Integer, Name> pending, Facts facts) {
    if (!pending.isEmpty()) {
      lost.forEach(facts::put);
      pending.forEach((id, name) -> facts.bind(name, Ids.of(id)));
      facts.sweep();
    }
  }

  /** Reports what was lost while it was not yet known whether that matters. */
  Facts landed(Facts facts) {
    Facts landed = null;
    for (Map.Entry<Name, SortedSet<Integer>> entry : facts.names().entrySet()) {
      if (entry.getKey() instanceof Name.Pending pending) {
        landed = landed == null ? facts.copy() : landed;
        landed.drop(pending);
        report(landed, entry.getValue(), pending);
      }
    }
    if (landed != null) {
      landed.sweep();
    }
    return landed == null ? facts : landed;
  }

  /** Returns the facts without what was lost and is not spoken of any more. */
  static Facts forgiven(Facts facts) {
    Facts forgiven = facts.copy();
    forgiven.names().keySet().removeIf(name -> name instanceof Name.Pending);
    forgiven.sweep();
    return forgiven;
  }

  private void report(Facts facts, SortedSet<Integer> ids, Name.Pending pending) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      if (block != null && !block.reported() && reported.add(pending.birth())) {
        report(pending.place(), pending.key(), pending.arguments());
      }
      Ownership.markReported(facts, id);
    }
  }

  /** Reports what has lost its last name at the end of a scope. */
  void outOfScope(Map<Integer, Thing> things, Facts before, Facts after, Scopes scopes) {
    Map<Integer, Name> pending = new TreeMap<>();
    things.forEach(
        (id, thing) -> {
          if (thing instanceof Thing.Block block && isLeak(block)) {
            VariableElement variable = Exits.variable(before, id);
            Tree place = variable == null ? null : scopes.declaration(variable);
            report(
                    place == null ? block.birth().tree() : place,
                    block,
                    Exits.name(before, id, block),
                    "at the end of its scope")
                .ifPresent(name -> pending.put(id, name));
          }
        });
    postpone(things, pending, after);
  }

  /** Reports a leak, or returns what to keep in mind of it. */
  private Optional<Name> report(@Nullable Tree place, Thing.Block block, String name, String how) {
    if (muted) {
      return pending(place == null ? block.birth().tree() : place, block, name, how);
    }
    if (!special(block.birth()) && first(block.birth())) {
      report(place, key(block), arguments(block, name, how + otherwise(block)));
    }
    return Optional.empty();
  }

  private static Optional<Name> pending(
      @Nullable Tree place, Thing.Block block, String name, String how) {
    return Optional.of(
        new Name.Pending(place, key(block), arguments(block, name, how), block.birth()));
  }

  private static Key key(Thing.Block block) {
    return isVariable(block) ? Key.REF_FULL : Key.LEAK;
  }

  private static List<Object> arguments(Thing.Block block, String name, String how) {
    return isVariable(block) ? List.of(name, "is still", how) : List.of(name, how);
  }

  private static boolean isVariable(Thing.Block block) {
    return block.shape() != null && block.shape().isVariable();
  }

  /** Reports a loss even where nothing in the source stands for it. */
  private void report(@Nullable Tree place, Key key, List<Object> arguments) {
    if (place == null) {
      diagnostics.reportAtEnd(body, key, arguments.toArray());
    } else {
      diagnostics.report(place, key, arguments.toArray());
    }
  }

  /** Says where a block was given away that is still owned on some paths only. */
  String otherwise(Thing.Block block) {
    Loss loss = block.may(Status.GONE) ? block.loss() : null;
    return loss == null ? "" : ", though on other paths " + loss.text(diagnostics);
  }

  private static @Nullable Tree place(Node node, Birth birth) {
    boolean madeUp =
        node.getTree() == null || !node.getInSource() || node instanceof VariableDeclarationNode;
    return madeUp && birth.tree() != null ? birth.tree() : node.getTree();
  }

  private static String how(Node node) {
    return switch (node) {
      case AssignmentNode _ -> "when its last name is assigned";
      case VariableDeclarationNode _ -> "at the end of its scope";
      default -> "and nothing names it";
    };
  }

  static boolean isLeak(Thing.Block block) {
    return block.may(Status.OWNED) && !block.reported() && !isEmpty(block);
  }

  private static boolean isEmpty(Thing.Block block) {
    Shape shape = block.shape();
    return shape != null && shape.isEmpty(block.states());
  }

  /** Reports an argument or a channel's end that was never taken, under a key of its own. */
  boolean special(Birth birth) {
    Tree tree = birth.tree();
    if (tree == null) {
      return false;
    }
    return switch (birth.kind()) {
      case UNTAKEN_ARGUMENT -> {
        if (first(birth)) {
          diagnostics.report(tree, Key.UNTAKEN, "argument " + birth.description());
        }
        yield true;
      }
      case UNTAKEN_END -> {
        if (first(birth)) {
          diagnostics.report(tree, Key.CHANNEL_END, birth.description(), "is never taken");
        }
        yield true;
      }
      default -> false;
    };
  }

  /** Returns whether a leak of this birthplace is to be reported: aloud, and for the first time. */
  boolean first(Birth birth) {
    return !muted && reported.add(birth);
  }
}
