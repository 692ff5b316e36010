package org.copyless.heap.spi;

/**
 * Makes a stack overflow happen before anything changes, not in the middle.
 *
 * <p>The virtual machine looks for room when a method is entered. So where a method with a large
 * frame could be entered, the next ones, which go less deep, find room too. For what is done most
 * often even this costs too much; there each step is made such that whoever comes after an overflow
 * finds what was under way.
 */
public final class Headroom {
  private static final Descent RUNTIME = Descent.of(28 << 10);

  /** As much as unpark may need, or a look at the members of a set; the way of many messages. */
  private static final Descent SHORT = Descent.of(16 << 10);

  private Headroom() {}

  /** Has this class initialised, which is not to happen at the end of a stack. */
  public static void initialise() {}

  /**
   * Goes deeper into the stack than anything in the runtime does.
   *
   * @throws StackOverflowError if there is no room; nothing has happened then
   */
  public static void probe() {
    RUNTIME.enter(0);
  }

  /**
   * Goes deeper into the stack than waking a thread does, and than adding to a set.
   *
   * @throws StackOverflowError if there is no room; nothing has happened then
   */
  public static void probeShort() {
    SHORT.enter(0);
  }
}
