package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;

/** Settles which message was received, and so the state of its endpoint and its arguments. */
final class Messages {
  private final Births births;

  Messages(Births births) {
    this.births = births;
  }

  /**
   * Narrows a received message down to fewer candidates.
   *
   * @param where the receive or the case label, to which untaken arguments are reported
   */
  void resolve(Facts facts, SortedSet<Integer> ids, Set<String> candidates, Tree where) {
    if (ids.size() != 1
        || !(facts.thing(ids.first()) instanceof Thing.Message message)
        || !message.open()
        || candidates.isEmpty()) {
      return;
    }
    settle(facts, ids.first(), message, candidates, where);
  }

  /** Gives a message just received its candidates. */
  void arrive(Facts facts, SortedSet<Integer> ids, Set<String> candidates, Tree where) {
    if (facts.thing(ids.first()) instanceof Thing.Message message) {
      settle(facts, ids.first(), message, candidates, where);
    }
  }

  private void settle(
      Facts facts, int id, Thing.Message message, Set<String> candidates, Tree where) {
    Map<String, SortedSet<Integer>> arguments =
        candidates.size() == 1
            ? arguments(facts, message.protocol(), candidates.iterator().next(), where)
            : Map.of();
    facts.put(id, message.narrowed(candidates, arguments));
    if (!message.attached()) {
      return;
    }
    for (int endpoint : message.endpoint()) {
      Thing.Block block = facts.block(endpoint);
      if (block != null && !block.reported()) {
        facts.put(endpoint, block.with(after(message.protocol(), message.before(), candidates)));
      }
    }
  }

  private Map<String, SortedSet<Integer>> arguments(
      Facts facts, Protocol protocol, String message, Tree where) {
    Map<String, SortedSet<Integer>> arguments = new TreeMap<>();
    for (Parameter argument : protocol.trackedArguments(message)) {
      Birth birth =
          new Birth(
              where, Birth.Kind.UNTAKEN_ARGUMENT, argument.name() + "() of message " + message);
      arguments.put(
          argument.name(),
          births.block(facts, where, message + argument.name(), argument, Status.OWNED, birth));
    }
    return arguments;
  }

  /** Returns the states after receiving one of the messages in one of the states. */
  static Set<String> after(Protocol protocol, Set<String> before, Set<String> messages) {
    Set<String> after = new LinkedHashSet<>();
    for (String state : before) {
      for (String message : messages) {
        Optional<String> target =
            message.equals(Protocol.CLOSED) ? Optional.of(state) : protocol.receive(state, message);
        target.ifPresent(after::add);
      }
    }
    return after;
  }

  /** Returns whether a message that was never looked at may carry tracked arguments. */
  static boolean carriesBlocks(Thing.Message message) {
    return message.open()
        && message.candidates().stream()
            .anyMatch(each -> !message.protocol().trackedArguments(each).isEmpty());
  }
}
