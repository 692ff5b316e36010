package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A random contract of up to nine states, deterministic and autonomous, that may have unbounded
 * queues.
 *
 * @param senders for each state the direction of its messages
 * @param targets for each state the target of each of its messages
 */
record RandomContract(List<Direction> senders, List<List<Integer>> targets) {
  static RandomContract next(Random random) {
    int states = 2 + random.nextInt(8);
    List<Direction> senders = new ArrayList<>();
    List<List<Integer>> targets = new ArrayList<>();
    for (int state = 0; state < states; state++) {
      senders.add(random.nextBoolean() ? Direction.OUT : Direction.IN);
      int messages = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(2);
      targets.add(random.ints(messages, 0, states).boxed().toList());
    }
    return new RandomContract(senders, targets);
  }

  List<MessageDeclaration> messages() {
    List<MessageDeclaration> messages = new ArrayList<>();
    for (int state = 0; state < targets.size(); state++) {
      for (int i = 0; i < targets.get(state).size(); i++) {
        messages.add(new MessageDeclaration(message(state, i), Optional.of(senders.get(state))));
      }
    }
    return messages;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int state = 0; state < targets.size(); state++) {
      text.append("state S%d: one {".formatted(state));
      for (int i = 0; i < targets.get(state).size(); i++) {
        text.append(" %s -> S%d;".formatted(message(state, i), targets.get(state).get(i)));
      }
      text.append(" }\n");
    }
    return text.toString();
  }

  /** Whether no walk of messages of one direction is as long as there are states. */
  boolean isBounded() {
    for (int state = 0; state < targets.size(); state++) {
      if (hasRun(state, senders.get(state), targets.size())) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRun(int state, Direction direction, int length) {
    if (length == 0) {
      return true;
    }
    return senders.get(state) == direction
        && targets.get(state).stream().anyMatch(next -> hasRun(next, direction, length - 1));
  }

  private static String message(int state, int index) {
    return "m" + state + "x" + index;
  }
}
