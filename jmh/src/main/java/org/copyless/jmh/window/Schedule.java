package org.copyless.jmh.window;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Requests that are due at fixed times, whether or not the answer before has come. Latency counts
 * from when a request was due, so that a stall counts for all whom it keeps waiting (Tene's
 * coordinated omission).
 */
public final class Schedule {
  private static final int DIGITS = 3;
  private static final long HIGHEST = TimeUnit.SECONDS.toNanos(60);

  private final Histogram latencies = noLatencies();
  private final int requests;
  private final double interval;
  private final long start = System.nanoTime();
  private int sent;
  private long due;

  /**
   * Begins now.
   *
   * @param requests how many
   * @param interval between two, in nanoseconds; 0 if all are due from the start
   */
  public Schedule(int requests, double interval) {
    this.requests = requests;
    this.interval = interval;
  }

  /**
   * Returns what latencies of several schedules can be added up in.
   *
   * @return empty
   */
  public static Histogram noLatencies() {
    return new Histogram(HIGHEST, DIGITS);
  }

  /**
   * Waits until the next request is due.
   *
   * @return whether there is one
   */
  public boolean awaitNext() {
    if (sent == requests) {
      return false;
    }
    due = start + (long) (sent++ * interval);
    while (System.nanoTime() < due) {
      Thread.onSpinWait();
    }
    return true;
  }

  /**
   * Returns how long ago it began.
   *
   * @return in nanoseconds
   */
  public long nanosSinceStart() {
    return System.nanoTime() - start;
  }

  /** Notes that the answer has come. */
  public void answered() {
    latencies.recordValue(Math.min(System.nanoTime() - due, HIGHEST));
  }

  /**
   * Returns the latencies of all answers.
   *
   * @return in nanoseconds
   */
  public Histogram latencies() {
    return latencies;
  }
}
