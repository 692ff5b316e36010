package org.copyless.jmh.peer;

import org.copyless.jmh.window.Contender;

/** A thread that gives way although nobody wants its core. */
public final class YieldAlone implements Contender {
  /** Has nothing to set up. */
  public YieldAlone() {}

  @Override
  public String name() {
    return "thread-yield";
  }

  @Override
  @SuppressWarnings("ThreadPriorityCheck") // what a yield costs is what is measured
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      Thread.yield();
    }
  }
}
