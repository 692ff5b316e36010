package org.copyless.checker.flow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * Where completion is required, an endpoint is closed in a final state only, unless its
 * conversation was broken off: the other end is closed, an exception is on its way, or one has been
 * caught since the last message.
 *
 * <p>Source: Bono et al., "A Typing Discipline for Copyless Message Passing", rule T-Close, which
 * knows neither exceptions nor a partner that closes first.
 */
final class Completion {
  private final Diagnostics diagnostics;
  private final boolean isRequired;
  private boolean isThrowing;

  Completion(Diagnostics diagnostics, CheckerOptions options) {
    this.diagnostics = diagnostics;
    this.isRequired = options.completion() == CheckerOptions.Completion.REQUIRED;
  }

  /** Notes in which situation the next node runs. */
  void in(Situation situation) {
    isThrowing = situation.cause() != null;
  }

  /** Checks that the conversation of an endpoint that is to be closed is completed. */
  void demand(Facts facts, Node endpoint, SortedSet<Integer> ids, Ownership ownership) {
    if (!isRequired || isThrowing) {
      return;
    }
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Protocol protocol = block == null || block.reported() ? null : block.protocol();
      if (block != null && protocol != null && !block.heads().equals(Set.of(Protocol.CLOSED))) {
        Set<String> open = new LinkedHashSet<>(block.states());
        open.removeAll(block.brokenOff());
        open.removeIf(protocol::isFinal);
        if (!open.isEmpty()) {
          report(endpoint, open, protocol, ownership);
          Ownership.markReported(facts, id);
        }
      }
    }
  }

  private void report(Node endpoint, Set<String> open, Protocol protocol, Ownership ownership) {
    String next = protocol.next(open);
    diagnostics.report(
        ownership.place(endpoint),
        Key.COMPLETION,
        Ownership.text(endpoint),
        Ownership.states(open),
        next.isEmpty() ? "" : ": " + next,
        protocol.contract());
  }

  /** An exception has been caught: no conversation need be completed from where it stands. */
  Facts caught(Facts before) {
    if (!isRequired) {
      return before;
    }
    Facts facts = before.copy();
    for (Map.Entry<Integer, Thing> entry : before.things().entrySet()) {
      if (entry.getValue() instanceof Thing.Block block && block.protocol() != null) {
        facts.put(entry.getKey(), block.brokenOff(block.states()));
      }
    }
    return facts;
  }

  /**
   * Notes what the closing of the channel, if that is what was received, says of the endpoint.
   *
   * @param endpoint in the states after the messages that can have been received
   */
  Thing.Block received(Thing.Block endpoint, Thing.Message message, Set<String> candidates) {
    if (!isRequired || !candidates.contains(Protocol.CLOSED)) {
      return endpoint;
    }
    Set<String> others = new LinkedHashSet<>(candidates);
    others.remove(Protocol.CLOSED);
    Set<String> broken = new LinkedHashSet<>(message.before());
    broken.removeAll(Messages.after(message.protocol(), message.before(), others));
    return endpoint.brokenOff(broken);
  }

  /** Returns the states that two paths have in which, on both, the conversation is broken off. */
  static Set<String> either(Thing.Block a, Thing.Block b) {
    if (a.brokenOff().isEmpty() && b.brokenOff().isEmpty()) {
      return Set.of();
    }
    Set<String> either = new LinkedHashSet<>(a.brokenOff());
    either.addAll(b.brokenOff());
    either.removeIf(state -> isOpen(a, state) || isOpen(b, state));
    return either;
  }

  private static boolean isOpen(Thing.Block block, String state) {
    return block.states().contains(state) && !block.brokenOff().contains(state);
  }
}
