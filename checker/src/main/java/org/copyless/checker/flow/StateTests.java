package org.copyless.checker.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * {@code endpoint.inState("IO_RUNNING")}: in one branch the endpoint is in that state, in the other
 * it is not. Where that leaves no state, no path goes on.
 */
final class StateTests {
  private final Diagnostics diagnostics;
  private final Ownership ownership;

  StateTests(Diagnostics diagnostics, Ownership ownership) {
    this.diagnostics = diagnostics;
    this.ownership = ownership;
  }

  Effect apply(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target) {
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
    }
    String state = Constants.string(call.getArguments().getFirst());
    Thing.Block block =
        ownership.use(facts, receiver, target) && target.size() == 1
            ? facts.block(target.first())
            : null;
    Protocol protocol = block == null || block.reported() ? null : block.protocol();
    if (block == null || protocol == null || state == null || !isState(call, protocol, state)) {
      return Effect.of(facts, before);
    }
    Ownership.followed(facts, target);
    Facts otherwise = facts.copy();
    narrow(facts, target.first(), is(block, state));
    narrow(otherwise, target.first(), isNot(block, state));
    return Effect.condition(facts, otherwise, before);
  }

  private boolean isState(MethodInvocationNode call, Protocol protocol, String state) {
    if (!protocol.hasState(state)) {
      diagnostics.report(
          call.getArguments().getFirst().getTree(),
          Key.STATE_UNKNOWN,
          state,
          protocol.contract(),
          String.join(", ", protocol.states()),
          "");
      return false;
    }
    return true;
  }

  private static @Nullable Set<String> is(Thing.Block block, String state) {
    boolean isPossible =
        block.states().contains(state) || block.states().contains(Protocol.UNKNOWN);
    return isPossible ? Set.of(state) : null;
  }

  private static @Nullable Set<String> isNot(Thing.Block block, String state) {
    Set<String> others = new LinkedHashSet<>(block.states());
    others.remove(state);
    return others.isEmpty() ? null : others;
  }

  private static void narrow(Facts facts, int id, @Nullable Set<String> states) {
    Thing.Block block = facts.block(id);
    if (states == null || block == null) {
      facts.kill();
    } else {
      facts.put(id, block.narrowed(states));
    }
  }
}
