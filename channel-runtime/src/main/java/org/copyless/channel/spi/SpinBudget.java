package org.copyless.channel.spi;

/**
 * How long one endpoint's receiver looks for a message before it parks, learnt from how its waits
 * end.
 *
 * <p>Spinning pays only if it outlasts the wake-up of a parked thread, tens of microseconds, and if
 * the sender can run meanwhile, on another core or carrier. So the budget starts at a full {@link
 * #FULL}, with a virtual thread at a 32nd of it, because there may be a million that each wait
 * once. It is full again after each wait that a spin has ended; each wait that ended in parking
 * halves it, so that a receiver whose messages are rare parks at once and leaves its carrier to
 * others. Every {@link #PROBE}th parked wait is tried with the full budget, because two peers that
 * both park would otherwise never find out that they need not.
 *
 * <p>Confined to the endpoint's owner.
 */
public final class SpinBudget {
  static final int FULL = Integer.getInteger("copyless.spins", 1_000);
  static final int PROBE = 64;

  private static final int PLATFORM = Runtime.getRuntime().availableProcessors() > 1 ? FULL : 0;
  private static final int VIRTUAL = carriers() > 1 ? FULL : 0;
  private static final int YIELDS = 4;

  private static final int VIRTUAL_SHIFT = 5;
  private static final int NOT_YET = -1;

  private int shift = NOT_YET;
  private int parks;

  /** The budget of an endpoint that has not waited yet. */
  public SpinBudget() {}

  /**
   * Returns how often the current thread shall look before it yields or parks.
   *
   * @return times
   */
  public int spins() {
    boolean virtual = Thread.currentThread().isVirtual();
    if (shift == NOT_YET) {
      shift = virtual ? VIRTUAL_SHIFT : 0;
    }
    return (virtual ? VIRTUAL : PLATFORM) >> shift;
  }

  /**
   * Returns how often the current thread shall yield before it parks.
   *
   * @return times
   */
  public static int yields() {
    return Thread.currentThread().isVirtual() ? 0 : YIELDS;
  }

  /** Learns that a message came while the receiver was spinning. */
  public void found() {
    shift = 0;
  }

  /** Learns that the receiver has to park. */
  public void parking() {
    parks++;
    shift = parks % PROBE == 0 ? 0 : Math.min(shift + 1, Integer.SIZE - 1);
  }

  private static int carriers() {
    return Integer.getInteger(
        "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
  }
}
