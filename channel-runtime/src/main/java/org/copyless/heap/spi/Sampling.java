package org.copyless.heap.spi;

/**
 * Which blocks stand for the others where only some are looked at. Told from a block's place and
 * generation, which are at hand wherever one is allocated or freed, so that no counter is needed,
 * and a block that was seen when it was allocated is seen when it is freed.
 */
final class Sampling {
  /** One block in so many, whether many places are used once or one place many times. */
  static final int PERIOD = 128;

  private static final int LINE_SHIFT = 6;

  private Sampling() {}

  static boolean isSampled(long offset, int generation) {
    return (((offset >>> LINE_SHIFT) + generation) & (PERIOD - 1)) == 0;
  }
}
