package org.copyless.heap;

/**
 * Makes a stack overflow happen before memory moves, not in the middle.
 *
 * <p>The virtual machine looks for room when a method is entered. So where some methods deep could
 * be entered, the next ones, which go less deep, find room too.
 */
final class Headroom {
  private static final int DEPTH = 256;

  private Headroom() {}

  /**
   * Goes deeper into the stack than anything in this package does.
   *
   * @throws StackOverflowError if there is no room; nothing has happened then
   */
  static void probe() {
    descend(DEPTH, 1, 1, 1);
  }

  private static long descend(int depth, long a, long b, long c) {
    return depth == 0 ? a ^ b ^ c : a + descend(depth - 1, b + depth, c ^ a, a + b) + b;
  }
}
