package org.copyless.channel;

/**
 * How a receive waits while no message is there: how often it looks again before it parks its
 * thread. To look costs the core, to park costs the wake-up, some tens of microseconds.
 *
 * <p>Given to an endpoint with {@link Endpoint#waiting}. Immutable and thread-safe.
 */
public final class Waiting {
  private static final int LEARNT = -1;
  private static final int EVER = Integer.MAX_VALUE;

  private static final Waiting ADAPTIVE = new Waiting(LEARNT);
  private static final Waiting SPINNING = new Waiting(EVER);
  private static final Waiting PARKING = new Waiting(0);

  private final int spins;

  private Waiting(int spins) {
    this.spins = spins;
  }

  /**
   * Learns from each wait whether looking pays: a message that comes while the receiver looks lets
   * the next wait look longer, up to {@code -Dcopyless.spins} times (2,000 by default), or four
   * times as many for a sender that has to be woken; each wait that ends in parking halves that
   * number, and now and then one looks for long all the same. Before it parks a platform thread
   * gives way to others a few times, if that has been of use. What an endpoint does that is told
   * nothing.
   *
   * @return the policy
   */
  public static Waiting adaptive() {
    return ADAPTIVE;
  }

  /**
   * Looks until a message comes, and never parks: the shortest latency, for a platform thread with
   * a core of its own. A virtual thread would keep its carrier from the very sender that it waits
   * for; on one, a receive looks as often as {@link #adaptive} does at most, and parks then.
   *
   * @return the policy
   */
  public static Waiting spinning() {
    return SPINNING;
  }

  /**
   * Parks at once: for rare messages, and where cores are scarce.
   *
   * @return the policy
   */
  public static Waiting parking() {
    return PARKING;
  }

  /**
   * Looks a fixed number of times, then parks.
   *
   * @param spins how many times, not negative
   * @return the policy
   * @throws IllegalArgumentException if {@code spins} is negative
   */
  public static Waiting spins(int spins) {
    if (spins < 0) {
      throw new IllegalArgumentException("spins=" + spins + " is negative");
    }
    return new Waiting(Math.min(spins, EVER - 1));
  }

  /**
   * Tells whether the number of looks is learnt, for the runtime.
   *
   * @return whether this is {@link #adaptive}
   */
  public boolean isAdaptive() {
    return spins == LEARNT;
  }

  /**
   * Tells whether a receive never parks, for the runtime.
   *
   * @return whether this is {@link #spinning}
   */
  public boolean isSpinning() {
    return spins == EVER;
  }

  /**
   * Returns how often a receive looks before it parks, for the runtime.
   *
   * @return looks; without meaning for {@link #adaptive} and {@link #spinning}
   */
  public int looks() {
    return spins;
  }

  @Override
  public String toString() {
    return switch (spins) {
      case LEARNT -> "adaptive";
      case EVER -> "spinning";
      case 0 -> "parking";
      default -> "spins(" + spins + ")";
    };
  }
}
