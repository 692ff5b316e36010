package org.copyless.jmh.peer;

import org.copyless.jmh.window.Contender;

/** The physical limit of two spinning threads: {@link RawPair}. */
public final class RawMemory implements Contender {
  private final RawPair pair = RawPair.open();

  /** Opens a pair. */
  public RawMemory() {}

  @Override
  public String name() {
    return "raw-memory";
  }

  @Override
  public void ask(int rounds) {
    int word = 0;
    for (int i = 0; i < rounds; i++) {
      word = pair.ask(word) + 1;
    }
  }

  @Override
  public void answer(int rounds) {
    pair.answer(rounds);
  }
}
