package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;

/**
 * Received messages: which one it was, and so the state of its endpoint and its arguments. The
 * arguments of every message that can come are born with it; those of messages that it turns out
 * not to be are gone without a trace.
 */
final class Messages {
  private final Declarations declarations;
  private final Ownership ownership;
  private final Births births;
  private final Completion completion;

  Messages(Declarations declarations, Ownership ownership, Births births, Completion completion) {
    this.completion = completion;
    this.declarations = declarations;
    this.ownership = ownership;
    this.births = births;
  }

  /** Gives birth to a message just received and its arguments. */
  SortedSet<Integer> arrive(
      Facts facts,
      Tree where,
      SortedSet<Integer> endpoint,
      Protocol protocol,
      Set<String> before,
      Set<String> candidates) {
    Map<String, SortedSet<Integer>> arguments = new TreeMap<>();
    for (String message : candidates) {
      for (Parameter argument : protocol.trackedArguments(message)) {
        Birth birth =
            new Birth(
                where, Birth.Kind.UNTAKEN_ARGUMENT, argument.name() + "() of message " + message);
        String key = key(message, argument.name());
        arguments.put(key, births.block(facts, where, key, argument, Status.OWNED, birth));
      }
    }
    return births.message(facts, where, endpoint, protocol, before, candidates, arguments);
  }

  private static String key(String message, String argument) {
    return message + "." + argument;
  }

  /**
   * Narrows a received message down to fewer candidates.
   *
   * @param where the case label, to which arguments that are never taken are reported
   */
  void resolve(Facts facts, SortedSet<Integer> ids, Set<String> candidates, Tree where) {
    if (ids.size() != 1
        || !(facts.thing(ids.first()) instanceof Thing.Message message)
        || message.stale() != null
        || candidates.isEmpty()
        || message.candidates().equals(candidates)) {
      return;
    }
    Map<String, SortedSet<Integer>> kept = new TreeMap<>();
    message
        .arguments()
        .forEach(
            (key, blocks) -> {
              if (candidates.contains(key.substring(0, key.indexOf('.')))) {
                kept.put(key, blocks);
                blocks.forEach(id -> move(facts, id, where));
              } else {
                blocks.forEach(id -> unborn(facts, id));
              }
            });
    facts.put(ids.first(), message.narrowed(candidates, kept));
    if (message.attached()) {
      for (int endpoint : message.endpoint()) {
        Thing.Block block = facts.block(endpoint);
        if (block != null && !block.reported()) {
          Set<String> after = after(message.protocol(), message.before(), candidates);
          facts.put(endpoint, completion.received(block.with(after), message, candidates));
        }
      }
    }
  }

  private static void move(Facts facts, int id, Tree where) {
    Thing.Block block = facts.block(id);
    if (block != null && block.birth().kind() == Birth.Kind.UNTAKEN_ARGUMENT) {
      facts.put(id, block.with(block.birth().at(where)));
    }
  }

  private static void unborn(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    if (block != null) {
      facts.put(id, block.with(0));
    }
  }

  /** Takes an argument through the accessor of a view. */
  SortedSet<Integer> take(
      Facts facts,
      MethodInvocationNode call,
      SortedSet<Integer> target,
      MethodRole.TakeArgument role) {
    if (!ownership.useView(facts, call, target) || !declarations.isTracked(call.getType())) {
      return declarations.isTracked(call.getType()) ? births.reported(facts, call) : Ids.NONE;
    }
    if (target.isEmpty()) {
      ownership.demandKnown(call);
      return births.reported(facts, call);
    }
    Integer id = ownership.single(facts, call, target);
    if (id == null || !(facts.thing(id) instanceof Thing.Message message)) {
      return births.reported(facts, call);
    }
    SortedSet<Integer> ids =
        message.arguments().getOrDefault(key(role.message(), role.argument()), Ids.NONE);
    if (ids.isEmpty()) {
      // The view's type says a message that this cannot be: no path comes here.
      return births.reported(facts, call);
    }
    births.taken(facts, ids);
    return ids;
  }

  /** Returns the states after receiving one of the messages in one of the states. */
  static Set<String> after(Protocol protocol, Set<String> before, Set<String> messages) {
    Set<String> after = new LinkedHashSet<>();
    for (String state : before) {
      for (String message : messages) {
        Optional<String> target =
            message.equals(Protocol.CLOSED) || message.equals(Protocol.NOTHING)
                ? Optional.of(state)
                : protocol.receive(state, message);
        target.ifPresent(after::add);
      }
    }
    return after;
  }
}
