package org.copyless.soundness.generator;

import java.util.List;
import java.util.Random;

/** The dice: a seeded source, and how often the generator goes wrong on purpose. */
final class Draw {
  private final Random random;
  private final double slips;

  Draw(Random random, double slips) {
    this.random = random;
    this.slips = slips;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Whether to go wrong here. */
  boolean slip() {
    return chance(slips);
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
