package org.copyless.soundness.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A channel on which one end sends ticks, each with a block, and a last message. */
final class Conversation {
  /** How far an end is. */
  enum State {
    /** It may send, or receive. */
    OPEN,
    /** It may only be closed. */
    DONE,
    /** The other end is closed, and this one has heard of it: it should only be closed. */
    HEARD
  }

  /** Ticks; empty: the last message. */
  private final Deque<Optional<Block>> queue = new ArrayDeque<>();

  private boolean expClosed;
  private boolean impClosed;

  /** What is sent to a closed end is reclaimed. */
  void send(Optional<Block> message) {
    if (impClosed) {
      message.ifPresent(Block::end);
    } else {
      message.ifPresent(block -> block.holder = Nobody.GONE);
      queue.add(message);
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  Optional<Block> take() {
    return queue.remove();
  }

  boolean isOver() {
    return queue.isEmpty() && expClosed;
  }

  void close(boolean exp) {
    if (exp) {
      expClosed = true;
    } else {
      impClosed = true;
      queue.forEach(message -> message.ifPresent(Block::end));
      queue.clear();
    }
  }
}
