package org.copyless.soundness.generator;

import java.util.List;
import java.util.Random;

/** The dice: a seeded source, and how often the generator goes wrong on purpose. */
final class Draw {
  private final Random random;
  private final double slips;
  private final boolean wide;

  Draw(Random random, double slips, boolean wide) {
    this.random = random;
    this.slips = slips;
    this.wide = wide;
  }

  /** Whether programs have more than blocks and one-way channels. */
  boolean wide() {
    return wide;
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
