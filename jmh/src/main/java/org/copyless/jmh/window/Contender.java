package org.copyless.jmh.window;

import java.util.Map;

/**
 * One of several ways to do the same thing, to be compared. Its two sides run on threads of their
 * own, pinned or virtual, see {@link Sides}; each call is one half of a window.
 */
public interface Contender extends AutoCloseable {
  /**
   * Returns what it is called in tables.
   *
   * @return lower case, with hyphens
   */
  String name();

  /**
   * Does the operation a number of times; this is what is timed.
   *
   * @param rounds how often
   * @throws Exception to end the whole measurement
   */
  void ask(int rounds) throws Exception;

  /**
   * Does the operation once for each request of a schedule.
   *
   * @param schedule when, and where the latency is noted
   * @throws Exception to end the whole measurement
   */
  default void ask(Schedule schedule) throws Exception {
    while (schedule.awaitNext()) {
      ask(1);
      schedule.answered();
    }
  }

  /**
   * Does the other side's part, at the same time on another thread.
   *
   * @param rounds as often as the asking side
   * @throws Exception to end the whole measurement
   */
  default void answer(int rounds) throws Exception {}

  /**
   * Returns what else it has found out, such as bytes for each of its things.
   *
   * @return by name; asked for after the last window
   * @throws Exception to end the whole measurement
   */
  default Map<String, Double> figures() throws Exception {
    return Map.of();
  }

  @Override
  default void close() {}
}
