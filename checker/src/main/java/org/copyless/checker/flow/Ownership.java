package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.LocalVariableNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NullLiteralNode;
import org.checkerframework.dataflow.cfg.node.ThisNode;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * The checks on single blocks: may this be used, may it be given away. A block about which an error
 * was reported is marked, so that the first mistake causes no second error.
 */
final class Ownership {
  private static final String LEFT_OPEN =
      "one that is not known here (a wildcard, or two paths, leave it open)";

  private static final int LONGEST_NAME = 60;

  private final Diagnostics diagnostics;
  private final Scopes scopes;
  private @Nullable Tree current;

  /** Where blocks were given away that are used behind: one mistake, whatever uses they have. */
  private final Set<Tree> told = Collections.newSetFromMap(new IdentityHashMap<>());

  Ownership(Diagnostics diagnostics, Scopes scopes) {
    this.diagnostics = diagnostics;
    this.scopes = scopes;
  }

  /** Returns what an expression stands for; none if it is not followed. */
  static SortedSet<Integer> value(Facts facts, Node node) {
    SortedSet<Integer> ids = named(facts, node);
    return Selects.isRow(facts, ids) ? Ids.NONE : ids;
  }

  /** Returns what an expression stands for, the number of a select's row included. */
  static SortedSet<Integer> named(Facts facts, Node node) {
    Name.Temporary temporary = new Name.Temporary(node);
    if (facts.knows(temporary)) {
      return facts.get(temporary);
    }
    return switch (node) {
      case LocalVariableNode local -> facts.get(new Name.Local(local.getElement()));
      case ThisNode _ -> facts.get(new Name.This());
      default -> Ids.NONE;
    };
  }

  /** Returns an expression as it stands in the source, shortened. */
  static String text(Node node) {
    Tree tree = node.getTree();
    String text =
        switch (node) {
          case LocalVariableNode local -> local.getName();
          case ThisNode _ -> "this";
          default -> String.valueOf(tree);
        };
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static String quoted(Node node) {
    return "'" + text(node) + "'";
  }

  /** Checks that blocks are there to be used in any way. */
  boolean use(Facts facts, Node node, SortedSet<Integer> ids) {
    return use(facts, node, ids, false);
  }

  /**
   * Checks that blocks are there to be read, written and lent, all of which leaves them as they
   * are: a {@code finally} body may do that to what is about to be returned.
   */
  boolean look(Facts facts, Node node, SortedSet<Integer> ids) {
    return use(facts, node, ids, true);
  }

  private boolean use(Facts facts, Node node, SortedSet<Integer> ids, boolean onlyLooks) {
    for (int id : ids) {
      if (facts.thing(id) instanceof Thing.Part part && !usePart(facts, node, part)) {
        return false;
      }
      Thing.Block block = facts.block(id);
      boolean stays = onlyLooks && block != null && block.protocol() == null;
      if (block != null
          && !block.reported()
          && block.may(stays ? Status.GONE : Status.GONE | Status.RETURNED)) {
        reportDangling(facts, node, id, block);
        return false;
      }
    }
    return true;
  }

  /** A part lives as long as what holds it. */
  private boolean usePart(Facts facts, Node node, Thing.Part part) {
    return useView(facts, node, part.holder()) && use(facts, node, part.holder());
  }

  private void reportDangling(Facts facts, Node node, int id, Thing.Block block) {
    boolean certain = !block.may(Status.OWNED | Status.BORROWED);
    Loss loss = block.loss();
    boolean isTold = loss != null && told.contains(loss.tree());
    if (!isTold
        && diagnostics.report(
            place(node),
            Key.DANGLING,
            text(node),
            certain ? "is" : "may be",
            loss == null ? "given away before" : loss.text(diagnostics) + path(node, loss, certain))
        && loss != null) {
      told.add(loss.tree());
    }
    facts.put(id, block.with(Status.REPORTED));
  }

  /** Says on which of the paths a block was given away. */
  private String path(Node node, Loss loss, boolean certain) {
    if (isCloseOfResource(node) || (scopes.isResource(node) && !loss.tree().equals(place(node)))) {
      return ", before the try statement closes it";
    }
    if (loss.isBehind(place(node), diagnostics)) {
      return ", in an earlier round of the loop";
    }
    return certain ? "" : ", on some of the paths to here";
  }

  /** Notes which node is applied: what has no tree of its own, as this, is reported there. */
  void at(Node node) {
    if (node.getTree() != null) {
      current = node.getTree();
    }
  }

  /** The close() of a resource stands nowhere. */
  private static boolean isCloseOfResource(Node node) {
    return node instanceof LocalVariableNode && !node.getInSource();
  }

  /** Returns where a node stands, and for what stands nowhere the place that it is reported at. */
  Tree place(Node node) {
    if (node instanceof LocalVariableNode local && isCloseOfResource(node)) {
      Tree declaration = scopes.declaration(local.getElement());
      if (declaration != null) {
        return declaration;
      }
    }
    Tree tree = node.getTree() == null ? current : node.getTree();
    if (tree == null) {
      throw new IllegalStateException("a node without a tree: " + node);
    }
    return tree;
  }

  /**
   * Returns the one thing that an expression stands for, null pointers aside; or null, after an
   * error, where it may be one of several.
   */
  @Nullable Integer single(Facts facts, Node node, SortedSet<Integer> ids) {
    SortedSet<Integer> real = new TreeSet<>(ids);
    if (real.size() > 1) {
      real.removeIf(id -> isNull(facts, id));
    }
    if (real.size() == 1) {
      return real.first();
    }
    if (real.isEmpty()) {
      return null;
    }
    if (real.stream().noneMatch(id -> isReported(facts, id))) {
      diagnostics.report(place(node), Key.AMBIGUOUS, text(node));
    }
    real.forEach(id -> markReported(facts, id));
    return null;
  }

  static boolean isNull(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    return block != null && Status.isNull(block.status());
  }

  static boolean isReported(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    return block != null && block.reported();
  }

  static void markReported(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    if (block != null) {
      facts.put(id, block.with(Status.REPORTED));
    }
  }

  /**
   * Gives a block away.
   *
   * @param after {@link Status#GONE} or {@link Status#RETURNED}
   */
  void claim(Facts facts, Node node, SortedSet<Integer> ids, Loss loss, int after) {
    if (!use(facts, node, ids)) {
      return;
    }
    Integer id = single(facts, node, ids);
    if (id == null) {
      return;
    }
    if (facts.thing(id) instanceof Thing.Part) {
      diagnostics.report(place(node), Key.VALUE, text(node), loss.verb());
    } else if (!(facts.thing(id) instanceof Thing.Block block)) {
      diagnostics.report(place(node), Key.ESCAPES, text(node), "be given away");
    } else if (!block.reported()) {
      boolean stays = ids.size() > 1 && facts.isNamedOtherwise(id, ids);
      claim(facts, node, id, block, loss, stays ? after | block.status() : after);
    }
  }

  /**
   * Gives away the one block that a name stands for, null pointers aside. Where the name may be
   * null while another one has the block, it may stay.
   */
  private void claim(Facts facts, Node node, int id, Thing.Block block, Loss loss, int after) {
    if (block.exposed()) {
      diagnostics.report(place(node), Key.EXPOSED, text(node), loss.verb());
      markReported(facts, id);
    } else if (block.may(Status.BORROWED)) {
      diagnostics.report(place(node), Key.BORROWED, text(node), loss.verb());
      markReported(facts, id);
    } else {
      int kept = block.status() & Status.NULL;
      facts.put(
          id, block.lost(Status.may(block.status(), Status.OWNED) ? kept | after : kept, loss));
    }
  }

  /** Makes the views of an endpoint's messages invalid; what they still carry is lost. */
  void invalidateMessages(Facts facts, Set<Integer> endpoints, Loss loss) {
    facts.invalidateMessages(endpoints, loss);
  }

  /** Checks that the view of a message still shows that message. */
  boolean useView(Facts facts, Node view, SortedSet<Integer> ids) {
    for (int id : ids) {
      if (facts.thing(id) instanceof Thing.Message message && message.stale() != null) {
        diagnostics.report(
            place(view), Key.DANGLING, text(view), "is", message.stale().text(diagnostics));
        return false;
      }
    }
    return true;
  }

  /** Checks that a block may be lent to a call. */
  void lend(Facts facts, Node node, SortedSet<Integer> ids) {
    if (!look(facts, node, ids)) {
      return;
    }
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      if (block == null) {
        if (!(facts.thing(id) instanceof Thing.Part)) {
          diagnostics.report(place(node), Key.ESCAPES, text(node), "be passed");
        }
      } else if (block.exposed() && !block.reported()) {
        diagnostics.report(place(node), Key.EXPOSED, text(node), "passed");
        markReported(facts, id);
      }
    }
  }

  /** Refuses an expression whose block the analysis does not know: it fails closed. */
  void demandKnown(Node node) {
    if (!(node instanceof NullLiteralNode) && !isRefused(node)) {
      diagnostics.report(
          place(node), Key.ESCAPES, text(node), "be followed here: hold it in a variable first");
    }
  }

  /** Returns whether an expression has its value from what was refused where it is declared. */
  boolean isRefused(Node node) {
    return diagnostics.refused().covers(node.getTree());
  }

  /** Returns whether a variable was refused, or takes what comes out of what was refused. */
  boolean isRefused(VariableElement variable) {
    return diagnostics.refused().declares(variable);
  }

  /** Refuses to let a tracked pointer go where it cannot be followed. */
  void refuse(Facts facts, Node node, SortedSet<Integer> ids, String where) {
    refuse(facts, node, ids, Key.ESCAPES, text(node), where);
  }

  /** Refuses to let a tracked pointer go, for a reason of its own. */
  void refuse(Facts facts, Node node, SortedSet<Integer> ids, Key key, Object... arguments) {
    for (int id : ids) {
      if (!isNull(facts, id) && !isReported(facts, id)) {
        if (!diagnostics.refused().covers(current)) {
          diagnostics.report(place(node), key, arguments);
        }
        markReported(facts, id);
        return;
      }
    }
  }

  /**
   * Checks that an endpoint is in a state that a declaration demands.
   *
   * @param by which declaration that is, for the message
   */
  void demandState(Facts facts, Node node, SortedSet<Integer> ids, Set<String> wanted, String by) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Protocol protocol = block == null ? null : block.protocol();
      if (protocol != null
          && !block.reported()
          && !Status.isNull(block.status())
          && !wanted.isEmpty()
          && (wanted.contains(Protocol.UNKNOWN) || !wanted.containsAll(block.states()))) {
        if (Fullness.report(diagnostics, place(node), block, text(node), wanted, "here")) {
          markReported(facts, id);
          return;
        }
        diagnostics.report(
            place(node),
            Key.STATE_DECLARED,
            quoted(node),
            states(block.states()),
            (wanted.contains(Protocol.UNKNOWN) ? LEFT_OPEN : states(wanted)) + by,
            protocol.contract());
        markReported(facts, id);
        return;
      }
    }
  }

  /** Checks that an endpoint is in a state that a base contract has. */
  void demandUpcast(Facts facts, Node node, int id, Shape wanted) {
    Thing.Block block = facts.block(id);
    Protocol found = block == null ? null : block.protocol();
    Protocol base = wanted.protocol();
    if (block == null || block.reported() || found == null || base == null) {
      return;
    }
    Set<String> foreign = base.without(block.states());
    if (!foreign.isEmpty()) {
      diagnostics.report(
          place(node),
          Key.UPCAST,
          text(node),
          states(foreign),
          found.contract(),
          base.contract(),
          wanted,
          String.join(", ", base.states()));
      markReported(facts, id);
    } else if (found.isLocal() && !base.isLocal()) {
      reportLocal(node, found, "be taken for a " + wanted);
      markReported(facts, id);
    }
  }

  private void reportLocal(Node node, Protocol protocol, String where) {
    diagnostics.report(place(node), Key.LOCAL, text(node), protocol.contract(), where);
  }

  /**
   * Checks that no endpoint of a local contract goes where a declaration does not keep it in the
   * process.
   *
   * @param mayStay whether the declaration counts at all
   */
  void demandLocal(
      Facts facts,
      Node node,
      SortedSet<Integer> ids,
      Parameter declared,
      boolean mayStay,
      String where) {
    boolean stays = mayStay && declared.protocol().map(Protocol::isLocal).orElse(false);
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Protocol protocol = block == null || block.reported() ? null : block.protocol();
      if (protocol != null && protocol.isLocal() && !stays) {
        reportLocal(node, protocol, where);
        markReported(facts, id);
        return;
      }
    }
  }

  /** Checks that no container goes where it could be put into a message, a struct or a vector. */
  void demandNoContainer(Facts facts, Node node, SortedSet<Integer> ids, String where) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Shape shape = block == null ? null : block.shape();
      if (shape != null && shape.isContainer()) {
        refuse(
            facts, node, ids, where + ": a container goes to a SIP as it starts, or into a TCell");
        return;
      }
    }
  }

  /** Checks that type arguments, and the states in them, are those of a declaration. */
  void demandShape(Facts facts, Node node, SortedSet<Integer> ids, Shape wanted) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Shape found = block == null || block.reported() ? null : block.shape();
      if (found != null && !wanted.accepts(found)) {
        diagnostics.report(place(node), Key.INSTANCE, quoted(node), found, wanted);
        markReported(facts, id);
        return;
      }
    }
  }

  /**
   * Checks that the endpoints that a type's arguments name are in the initial state: where nobody
   * names a state, they are taken to be.
   */
  void demandPlain(Facts facts, Node node, int id) {
    Thing.Block block = facts.block(id);
    Shape shape = block == null || block.reported() ? null : block.shape();
    if (shape != null && !shape.isPlain()) {
      String wanted =
          "one whose type arguments are in their initial states, for none is named here";
      diagnostics.report(place(node), Key.INSTANCE, quoted(node), shape, wanted);
      markReported(facts, id);
    }
  }

  /**
   * Checks that a block that may be an endpoint has not been used as one, on some path that has met
   * others since: where nobody names a contract, it is taken to be in its initial state.
   */
  boolean demandUnused(Facts facts, Node node, int id) {
    Thing.Block block = facts.block(id);
    if (block == null
        || block.reported()
        || block.protocol() != null
        || !block.states().contains(Protocol.UNKNOWN)) {
      return true;
    }
    diagnostics.report(
        place(node),
        Key.STATE_DECLARED,
        quoted(node),
        Protocol.UNKNOWN + ", if it is an endpoint, as on some of the paths to here",
        "its initial one, for no contract is named here",
        "not known");
    markReported(facts, id);
    return false;
  }

  /** Checks that no states stand in a type, where what is wanted there is not known. */
  void demandStateless(Facts facts, Node node, SortedSet<Integer> ids) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Shape shape = block == null || block.reported() ? null : block.shape();
      if (shape != null && !shape.isStateless()) {
        String wanted = "one of which the states are known, and a wildcard tells none";
        diagnostics.report(place(node), Key.INSTANCE, quoted(node), shape, wanted);
        markReported(facts, id);
      }
    }
  }

  /** Checks that an endpoint cannot come into its own queue. */
  void demandFinite(Facts facts, Node node, int id, CharSequence method) {
    Thing.Block block = facts.block(id);
    Shape shape = block == null || block.reported() ? null : block.shape();
    if (demandUnused(facts, node, id)
        && block != null
        && shape != null
        && shape.protocol() != null
        && !shape.isFinite(block.states())) {
      diagnostics.report(
          place(node), Key.WEIGHT, text(node), shape, states(block.states()), method);
      markReported(facts, id);
    }
  }

  /** Checks that a pointer is not null where the runtime refuses null. */
  void demandBlock(Facts facts, Node node, SortedSet<Integer> ids, Parameter declared) {
    boolean mayBeNull = ids.stream().anyMatch(id -> mayBeNull(facts, id));
    if (mayBeNull && !declared.nullable()) {
      boolean certain = ids.stream().allMatch(id -> isNull(facts, id));
      diagnostics.report(
          place(node), Key.NULL, text(node), certain ? "is" : "may be", Arguments.name(declared));
    }
  }

  static boolean mayBeNull(Facts facts, int id) {
    return switch (facts.thing(id)) {
      case Thing.Block block -> !block.reported() && block.may(Status.NULL);
      case Thing.Message message -> message.mayBeNull();
      default -> false;
    };
  }

  /** Returns states as a message names them. */
  static String states(Set<String> states) {
    return String.join(" or ", states);
  }

  /** Notes that a pointer was followed: on the normal path it was not null. */
  static void followed(Facts facts, SortedSet<Integer> ids) {
    if (ids.size() == 1) {
      Thing.Block block = facts.block(ids.first());
      if (block != null && block.may(Status.NULL) && !Status.isNull(block.status())) {
        facts.put(ids.first(), block.with(block.status() & ~Status.NULL));
      }
    }
  }
}
