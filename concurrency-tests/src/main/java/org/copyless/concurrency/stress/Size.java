package org.copyless.concurrency.stress;

/**
 * How much is run: {@code -Dcopyless.stress=ci}, the default, or {@code long}.
 *
 * @param channels channels at once in the topology
 * @param messages messages in it
 * @param kills processes killed in the kills
 * @param overflows operations per kind in {@code Overflows}
 * @param allocations allocations per process in {@code Exhaustion}
 * @param raceMillis time per race
 */
public record Size(
    int channels, long messages, long kills, int overflows, int allocations, int raceMillis) {
  private static final Size CI = new Size(48, 100_000, 500, 100, 20_000, 300);
  private static final Size LONG = new Size(300, 10_000_000, 10_000, 2_000, 100_000, 1_000);

  /**
   * Returns the size asked for.
   *
   * @return what the system property says
   */
  public static Size asked() {
    return isLong() ? LONG : CI;
  }

  /**
   * Tells whether the long run was asked for.
   *
   * @return whether the system property says so
   */
  public static boolean isLong() {
    return "long".equals(System.getProperty("copyless.stress"));
  }
}
