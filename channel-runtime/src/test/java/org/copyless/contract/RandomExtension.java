package org.copyless.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A random extension of a {@link RandomContract} that keeps to R90, R76 and R77, but may have
 * unbounded queues.
 */
final class RandomExtension {
  private final RandomContract base;
  private final Random random;
  private final int states;
  private final List<MessageDeclaration> messages = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private RandomExtension(RandomContract base, Random random) {
    this.base = base;
    this.random = random;
    this.states = random.nextInt(4);
  }

  static RandomExtension next(RandomContract base, Random random) {
    RandomExtension extension = new RandomExtension(base, random);
    for (int state = 0; state < base.targets().size(); state++) {
      if (extension.mayBeExtended(state) && random.nextInt(3) == 0) {
        extension.override(state);
      }
    }
    for (int state = 0; state < extension.states; state++) {
      extension.state(state);
    }
    return extension;
  }

  List<MessageDeclaration> messages() {
    return List.copyOf(messages);
  }

  String text() {
    return text.toString();
  }

  private boolean mayBeExtended(int state) {
    return base.senders().get(state) == Direction.OUT || base.targets().get(state).isEmpty();
  }

  private void override(int state) {
    text.append("override state S%d: one {".formatted(state));
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      text.append(" %s -> %s;".formatted(newMessage(Direction.OUT), answerAndTarget()));
    }
    text.append(" }\n");
  }

  private void state(int state) {
    Direction direction = random.nextBoolean() ? Direction.OUT : Direction.IN;
    text.append("state N%d: one {".formatted(state));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(" %s -> %s;".formatted(newMessage(direction), answerAndTarget()));
    }
    text.append(" }\n");
  }

  private String answerAndTarget() {
    String target =
        random.nextInt(states + base.targets().size()) < states
            ? "N" + random.nextInt(states)
            : "S" + random.nextInt(base.targets().size());
    List<MessageDeclaration> old = base.messages();
    boolean answered = random.nextBoolean() && !old.isEmpty();
    return answered ? old.get(random.nextInt(old.size())).name() + " -> " + target : target;
  }

  private String newMessage(Direction direction) {
    String name = "n" + messages.size();
    messages.add(new MessageDeclaration(name, Optional.of(direction)));
    return name;
  }
}
