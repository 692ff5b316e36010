package org.copyless.checker.flow;

import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.NullLiteralNode;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** New channels: each of the two ends is taken exactly once. */
final class Channels {
  /** Marks an end that is taken on some of the paths that have met. */
  private static final String TAKEN_ON_SOME = "?";

  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;
  private final Constants constants;

  Channels(Declarations declarations, Diagnostics diagnostics, Ownership ownership, Births births) {
    this.declarations = declarations;
    this.constants = new Constants(declarations);
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
  }

  /** Opens a channel. */
  SortedSet<Integer> open(Facts facts, MethodInvocationNode call) {
    List<? extends Tree> written =
        call.getTree() == null ? List.of() : call.getTree().getTypeArguments();
    Map<String, Parameter> ends = declarations.ends(call.getType(), written);
    for (Node argument : call.getArguments()) {
      if (declarations.isReceiveState(argument.getType())) {
        ends = in(constants.state(argument, ends.values()), ends, call);
      } else if (argument instanceof NullLiteralNode) {
        diagnostics.report(argument.getTree(), Key.NULL, "null", "is", "open");
      }
    }
    SortedSet<Integer> channel = births.channel(facts, call.getTree(), ends);
    markUnknown(facts, channel);
    return channel;
  }

  /** The constant that is none has been reported; what is done with the ends is not. */
  private static void markUnknown(Facts facts, SortedSet<Integer> channel) {
    if (facts.thing(channel.first()) instanceof Thing.Channel opened) {
      for (SortedSet<Integer> end : opened.ends().values()) {
        for (int id : end) {
          Thing.Block block = facts.block(id);
          if (block != null && block.states().contains(Protocol.UNKNOWN)) {
            Ownership.markReported(facts, id);
          }
        }
      }
    }
  }

  /** Returns the ends of a channel that is opened in a state. */
  private Map<String, Parameter> in(
      Optional<String> state, Map<String, Parameter> ends, MethodInvocationNode call) {
    if (state.isEmpty()) {
      Node argument = call.getArguments().getLast();
      diagnostics.report(
          call.getTree(), Key.RECEIVE, Constants.wanted("open", argument, "none of this contract"));
    }
    Map<String, Parameter> opened = new LinkedHashMap<>();
    ends.forEach(
        (end, declared) -> opened.put(end, declared.in(Set.of(state.orElse(Protocol.UNKNOWN)))));
    return opened;
  }

  /**
   * A variable says what the type arguments of a channel are, and the states in them, as long as no
   * end has been taken.
   */
  void declare(Facts facts, SortedSet<Integer> value, VariableTree declaration) {
    Tree type = declaration.getType();
    if (value.size() == 1
        && facts.thing(value.first()) instanceof Thing.Channel channel
        && type instanceof ParameterizedTypeTree generic
        && !TreeUtils.isVariableTreeDeclaredUsingVar(declaration)) {
      Map<String, Parameter> declared =
          declarations.ends(TreeUtils.typeOf(type), generic.getTypeArguments());
      if (channel.ends().keySet().equals(declared.keySet())) {
        declared.forEach((end, each) -> reshape(facts, channel.ends().get(end), each));
      }
    }
  }

  private static void reshape(Facts facts, @Nullable SortedSet<Integer> ids, Parameter declared) {
    if (ids != null) {
      for (int id : ids) {
        Thing.Block block = facts.block(id);
        if (block != null && !block.reported()) {
          facts.put(id, block.shaped(declared.shape(), block.states()));
        }
      }
    }
  }

  /** Takes an end. */
  SortedSet<Integer> take(
      Facts facts, MethodInvocationNode call, SortedSet<Integer> target, MethodRole.TakeEnd role) {
    if (target.isEmpty()) {
      ownership.demandKnown(call);
      return births.reported(facts, call);
    }
    Integer id = ownership.single(facts, call, target);
    if (id == null || !(facts.thing(id) instanceof Thing.Channel channel)) {
      return births.reported(facts, call);
    }
    SortedSet<Integer> end = channel.ends().getOrDefault(role.end(), Ids.NONE);
    if (end.isEmpty()) {
      SortedSet<Integer> other = channel.ends().getOrDefault(role.end() + TAKEN_ON_SOME, Ids.NONE);
      other.forEach(each -> Ownership.markReported(facts, each));
      diagnostics.report(
          call.getTree(),
          Key.CHANNEL_END,
          Ownership.text(call),
          other.isEmpty() ? "is taken a second time" : "may be taken a second time");
      return births.reported(facts, call);
    }
    births.taken(facts, end);
    Map<String, SortedSet<Integer>> rest = new LinkedHashMap<>(channel.ends());
    rest.remove(role.end());
    facts.put(id, new Thing.Channel(rest));
    return end;
  }

  /** Merges the ends that are left on two paths; what only one of them has cannot be taken. */
  static Map<String, SortedSet<Integer>> merge(
      Map<String, SortedSet<Integer>> a, Map<String, SortedSet<Integer>> b) {
    Map<String, SortedSet<Integer>> merged = new TreeMap<>();
    a.forEach((end, ids) -> add(merged, end, ids, b.containsKey(end)));
    b.forEach((end, ids) -> add(merged, end, ids, a.containsKey(end)));
    return merged;
  }

  private static void add(
      Map<String, SortedSet<Integer>> merged, String end, SortedSet<Integer> ids, boolean onBoth) {
    String key = onBoth || end.endsWith(TAKEN_ON_SOME) ? end : end + TAKEN_ON_SOME;
    merged.merge(key, ids, Ids::union);
  }
}
