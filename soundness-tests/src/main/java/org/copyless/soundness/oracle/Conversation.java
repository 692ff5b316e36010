package org.copyless.soundness.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Type;

/** A channel: what lies in it, and which of its ends are closed. */
final class Conversation {
  /** A message. */
  record Letter(Event event, @Nullable Block argument) {
    void end() {
      if (argument != null) {
        argument.end();
      }
    }
  }

  private final Deque<Letter> toExp = new ArrayDeque<>();
  private final Deque<Letter> toImp = new ArrayDeque<>();
  private boolean expClosed;
  private boolean impClosed;

  /** Whether the driver answers at the other end. */
  boolean played;

  private static boolean isExp(Type end) {
    return end == Type.EXP || end == Type.DESK_EXP;
  }

  private Deque<Letter> queue(Type receiver) {
    return isExp(receiver) ? toExp : toImp;
  }

  private boolean isClosed(boolean exp) {
    return exp ? expClosed : impClosed;
  }

  /** What is sent to a closed end is reclaimed. */
  void send(Type sender, Letter letter) {
    if (isClosed(!isExp(sender))) {
      letter.end();
    } else {
      if (letter.argument() != null) {
        letter.argument().holder = Nobody.GONE;
      }
      (isExp(sender) ? toImp : toExp).add(letter);
    }
  }

  /** Another message in the place of what lies there. */
  void replace(Type receiver, Letter letter) {
    queue(receiver).clear();
    queue(receiver).add(letter);
  }

  @Nullable Letter head(Type receiver) {
    return queue(receiver).peek();
  }

  Letter take(Type receiver) {
    return queue(receiver).remove();
  }

  boolean isOver(Type receiver) {
    return queue(receiver).isEmpty() && isClosed(!isExp(receiver));
  }

  /** The other end hangs up. */
  void closePeer(Type end) {
    close(isExp(end));
  }

  void close(Type end) {
    close(!isExp(end));
  }

  private void close(boolean imp) {
    Deque<Letter> lost = imp ? toImp : toExp;
    expClosed |= !imp;
    impClosed |= imp;
    lost.forEach(Letter::end);
    lost.clear();
  }
}
