package org.copyless.channel;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Runs something where few frames are left on the stack. */
public final class Diver {
  private int deepest;

  private Diver() {}

  /** What is tried there. */
  public interface Step {
    /** Tries it. */
    void run() throws InterruptedException;
  }

  /** Runs an operation so many frames above the end of the stack, which it may reach. */
  public static void dive(int framesLeft, Step operation) throws InterruptedException {
    Diver diver = new Diver();
    diver.measure();
    diver.descend(Math.max(0, diver.deepest - framesLeft), operation);
  }

  private void measure() throws InterruptedException {
    try {
      descend(Integer.MAX_VALUE, null);
    } catch (StackOverflowError end) {
      // as deep as it goes
    }
  }

  private void descend(int frames, @Nullable Step operation) throws InterruptedException {
    if (operation == null) {
      deepest++;
    }
    if (frames > 0) {
      descend(frames - 1, operation);
    } else {
      operation.run();
    }
  }
}
