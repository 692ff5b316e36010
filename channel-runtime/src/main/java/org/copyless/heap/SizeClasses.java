package org.copyless.heap;

/**
 * The sizes that blocks have, header included: whole cache lines, each up to eight lines, then
 * eight sizes to each doubling, so that at most an eighth of a block is lost to rounding.
 */
final class SizeClasses {
  private static final int LINE_SHIFT = 6;
  private static final int STEPS_SHIFT = 3;
  private static final int STEPS = 1 << STEPS_SHIFT;

  /** The largest block: 128 GiB. */
  static final int COUNT = STEPS + STEPS * 28;

  private SizeClasses() {}

  /** Returns the class of the smallest size that is not below {@code bytes}. */
  static int of(long bytes) {
    long lines = (bytes + (1 << LINE_SHIFT) - 1) >>> LINE_SHIFT;
    if (lines <= STEPS) {
      return (int) Math.max(0, lines - 1);
    }
    int doubling = 63 - STEPS_SHIFT - Long.numberOfLeadingZeros(lines - 1);
    long step = ((lines - 1) >>> doubling) - STEPS;
    return STEPS + doubling * STEPS + (int) step;
  }

  /** Returns the class of the largest size that is not above {@code bytes}, at least one line. */
  static int within(long bytes) {
    int sizeClass = of(bytes);
    return bytes(sizeClass) > bytes ? sizeClass - 1 : sizeClass;
  }

  /** Returns the size of a class. */
  static long bytes(int sizeClass) {
    if (sizeClass < STEPS) {
      return (sizeClass + 1L) << LINE_SHIFT;
    }
    int doubling = (sizeClass - STEPS) >>> STEPS_SHIFT;
    long step = (sizeClass & (STEPS - 1)) + 1L;
    return (STEPS + step) << (doubling + LINE_SHIFT);
  }
}
