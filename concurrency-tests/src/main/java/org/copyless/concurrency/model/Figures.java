package org.copyless.concurrency.model;

import java.util.Map;
import java.util.TreeMap;

/** What has happened in random programs, by kind. Confined to the thread that runs them. */
public final class Figures {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Nothing has happened yet. */
  public Figures() {}

  void count(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /**
   * Returns how often something has happened.
   *
   * @param what "messages", "rows", "waits", "unsatisfiable", or an exception's name
   * @return the number
   */
  public long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Returns all counts, for a person. */
  @Override
  public String toString() {
    return counts.toString();
  }
}
