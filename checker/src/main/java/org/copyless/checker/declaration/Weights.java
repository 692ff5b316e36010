package org.copyless.checker.declaration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Whether an endpoint has finite weight: how many endpoints can be queued in it, one in the queue
 * of the other, has a limit. One of infinite weight could come into its own queue.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", §5.
 */
final class Weights {
  private record Place(Shape shape, String state) {}

  private final Set<Place> open = new LinkedHashSet<>();

  /** Returns whether an endpoint has finite weight in each of the given states. */
  static boolean isFinite(Shape endpoint, Set<String> states) {
    return new Weights().areFinite(endpoint, states);
  }

  private boolean areFinite(Shape endpoint, Set<String> states) {
    return states.stream().allMatch(state -> isFinite(new Place(endpoint, state)));
  }

  private boolean isFinite(Place place) {
    if (!open.add(place)) {
      return false;
    }
    boolean finite =
        receivable(place).stream()
            .flatMap(message -> place.shape().protocol().trackedArguments(message).stream())
            .allMatch(this::isFinite);
    open.remove(place);
    return finite;
  }

  private boolean isFinite(Parameter argument) {
    return argument.protocol().isPresent()
        ? areFinite(argument.shape(), argument.states())
        : !argument.shape().mayBeEndpoint();
  }

  /** Returns the messages that can be received before the next send. */
  private static Set<String> receivable(Place place) {
    Protocol protocol = place.shape().protocol();
    Set<String> messages = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>(Set.of(place.state()));
    Deque<String> todo = new ArrayDeque<>(seen);
    while (!todo.isEmpty()) {
      String state = todo.remove();
      for (String message : protocol.receivable(state)) {
        messages.add(message);
        protocol.receive(state, message).filter(seen::add).ifPresent(todo::add);
      }
    }
    return messages;
  }
}
