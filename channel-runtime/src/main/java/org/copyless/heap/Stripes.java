package org.copyless.heap;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The stripes of a heap: a power of two, at least two for each core, whatever the number of
 * threads. A thread begins at the stripe that follows from its number, so that it mostly finds its
 * own one vacant and its last blocks in the cache.
 *
 * <p>Lock-free and thread-safe.
 */
final class Stripes {
  /** How many are tried. */
  private static final int PROBES = 4;

  /** How often it is tried to enter one that has to be entered. */
  private static final int PATIENCE = 100_000;

  /** 2<sup>64</sup> divided by the golden ratio: spreads neighbouring numbers. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Stripe[] stripes;
  private final Tally[] tallies;
  private final int shift;

  Stripes(Region region, Spans spans, Figures figures) {
    int cores = Runtime.getRuntime().availableProcessors();
    int count = Integer.highestOneBit(Math.max(PROBES, 4 * cores - 1));
    stripes = new Stripe[count];
    tallies = new Tally[count];
    for (int i = 0; i < count; i++) {
      tallies[i] = new Tally(figures);
      stripes[i] = new Stripe(region, spans, tallies[i]);
    }
    shift = Long.SIZE - Integer.numberOfTrailingZeros(count);
  }

  Tally[] tallies() {
    return tallies;
  }

  /** Enters a stripe, or returns null if those that were tried are in use. */
  @Nullable Stripe enter() {
    int start = (int) ((Thread.currentThread().threadId() * SPREAD) >>> shift);
    for (int probe = 0; probe < PROBES; probe++) {
      Stripe stripe = stripes[(start + probe) & (stripes.length - 1)];
      if (stripe.enter()) {
        return stripe;
      }
    }
    return null;
  }

  /**
   * Ends, in each stripe, what somebody has died in who is dead by now. Waits for those who are in
   * one, which is never for long; who has entered after the death does it first of all.
   */
  void heal() {
    for (Stripe stripe : stripes) {
      if (waitFor(stripe)) {
        try {
          stripe.heal();
        } finally {
          stripe.held = Stripe.VACANT;
        }
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // correct without; lets go on who was stopped in one
  private static boolean waitFor(Stripe stripe) {
    for (int i = 0; i < PATIENCE; i++) {
      if (stripe.enter()) {
        return true;
      }
      Thread.yield();
    }
    return false; // never seen; but nobody's death may hang because of another's
  }

  /**
   * Gives what is cached back to the spans.
   *
   * @return whether none was in use
   */
  boolean flush() {
    boolean all = true;
    for (Stripe stripe : stripes) {
      all &= stripe.enter() && flush(stripe);
    }
    return all;
  }

  /** The same, but waits for those who are in one: they may have been stopped there. */
  void flushPatiently() {
    for (Stripe stripe : stripes) {
      boolean _ = waitFor(stripe) && flush(stripe);
    }
  }

  private static boolean flush(Stripe entered) {
    try {
      entered.flush();
    } finally {
      entered.held = Stripe.VACANT;
    }
    return true;
  }
}
