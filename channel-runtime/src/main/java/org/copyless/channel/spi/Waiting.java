package org.copyless.channel.spi;

/**
 * How long a receiver looks for a message before it parks.
 *
 * <p>Spinning pays only if it outlasts the wake-up of a parked thread, tens of microseconds, and if
 * the sender can run meanwhile, on another core or carrier. A virtual thread spins less, since it
 * keeps its carrier from others that are ready.
 */
final class Waiting {
  private static final int PLATFORM =
      Runtime.getRuntime().availableProcessors() > 1
          ? Integer.getInteger("copyless.spins.platform", 1_000)
          : 0;
  private static final int VIRTUAL =
      Integer.getInteger(
                  "jdk.virtualThreadScheduler.parallelism",
                  Runtime.getRuntime().availableProcessors())
              > 1
          ? Integer.getInteger("copyless.spins.virtual", 100)
          : 0;
  private static final int YIELDS = 4;

  private Waiting() {}

  /** Returns how often the current thread may look before it yields or parks. */
  static int spins() {
    return Thread.currentThread().isVirtual() ? VIRTUAL : PLATFORM;
  }

  /** Returns how often the current thread may yield before it parks. */
  static int yields() {
    return Thread.currentThread().isVirtual() ? 0 : YIELDS;
  }
}
