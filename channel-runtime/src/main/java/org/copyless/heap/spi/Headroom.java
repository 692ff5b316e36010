package org.copyless.heap.spi;

/**
 * Makes a stack overflow happen before anything changes, not in the middle.
 *
 * <p>The virtual machine looks for room when a method is entered. So where many methods deep could
 * be entered, the next ones, which go less deep, find room too. For what is done often this costs
 * too much; there each step is made such that whoever comes after an overflow finds what was under
 * way.
 */
public final class Headroom {
  /** Frames of a hundred bytes when compiled, of twice that when not: 30 KiB at least. */
  private static final int FRAMES = 320;

  /** As much as unpark may need; it is on the way of each message that wakes somebody. */
  private static final int WAKE_FRAMES = 80;

  private Headroom() {}

  /**
   * Goes deeper into the stack than anything in the runtime does.
   *
   * @throws StackOverflowError if there is no room; nothing has happened then
   */
  public static void probe() {
    probe(FRAMES);
  }

  /**
   * Goes deeper into the stack than waking a thread does.
   *
   * @throws StackOverflowError if there is no room; nothing has happened then
   */
  public static void probeWake() {
    probe(WAKE_FRAMES);
  }

  private static void probe(int frames) {
    if (descend(frames, 1, 2, 3, 4, 5, 6, 7, 8) == 0) {
      throw new AssertionError("a sum of positive numbers");
    }
  }

  private static long descend(
      int frames, long a, long b, long c, long d, long e, long f, long g, long h) {
    if (frames == 0) {
      return a + b + c + d + e + f + g + h;
    }
    // all are needed behind the call, so that they stay in the frame
    return descend(frames - 1, b, c, d, e, f, g, h, a) + (a ^ b ^ c ^ d ^ e ^ f ^ g ^ h) + frames;
  }
}
