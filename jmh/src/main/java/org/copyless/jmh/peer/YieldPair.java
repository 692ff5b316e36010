package org.copyless.jmh.peer;

import org.copyless.jmh.window.Contender;

/** Two threads that give way to each other until it is their turn. */
@SuppressWarnings("ThreadPriorityCheck") // what a yield costs is what is measured
public final class YieldPair implements Contender {
  private volatile boolean asked;

  /** Opens a pair. */
  public YieldPair() {}

  @Override
  public String name() {
    return "yield";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      asked = true;
      while (asked) {
        Thread.yield();
      }
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      while (!asked) {
        Thread.yield();
      }
      asked = false;
    }
  }
}
