package org.copyless.contract;

import java.util.Objects;

/**
 * A second place in the contract text that a {@link Problem} speaks of.
 *
 * @param what what stands there, for instance {@code first declared}; it reads on with {@code at
 *     line …}
 * @param line the line in the text, from 1
 * @param column the column in that line, from 1, in {@code char}s
 * @param length the number of {@code char}s concerned, all in that line
 */
public record Place(String what, int line, int column, int length) {
  /** Refuses nulls. */
  public Place {
    Objects.requireNonNull(what, "what");
  }

  /** Returns the place in the form {@code what at line:column}. */
  @Override
  public String toString() {
    return what + " at " + line + ":" + column;
  }
}
