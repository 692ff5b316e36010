package org.copyless.contract;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a misspelt one was most likely meant to be, for error messages. */
public final class NearNames {
  private NearNames() {}

  /**
   * {@return the candidate that differs from a word by few letters, the one with the fewest; empty
   * if none is near enough} Capitals do not count.
   *
   * @param word what was written
   * @param candidates what may be written
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    return Names.nearest(word, candidates);
  }
}
