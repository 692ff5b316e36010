package org.copyless.concurrency.race;

import java.util.concurrent.ThreadLocalRandom;

/** Delays, to meet the other thread at another place each time. */
final class Pause {
  private static final int SPINS = 3_000;

  private Pause() {}

  /** As long as a receiver spins before it parks, or shorter, or longer. */
  static void aboutAsLongAsSpinning() {
    for (int i = ThreadLocalRandom.current().nextInt(SPINS); i > 0; i--) {
      Thread.onSpinWait();
    }
  }
}
