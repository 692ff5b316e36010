package org.copyless.contract;

import java.util.Comparator;

/**
 * Something wrong in a contract text.
 *
 * <p>The place is always inside the text: where the text is too short, it is that of the last word.
 *
 * @param key the stable dotted key, one of {@link ProblemKey}
 * @param line the line in the text, from 1
 * @param column the column in that line, from 1, in {@code char}s
 * @param length the number of {@code char}s concerned, all in that line; 0 if the text has no word
 * @param message a sentence that says what was found and what is allowed
 */
public record Problem(String key, int line, int column, int length, String message) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  /** Returns the problem in the form {@code line:column: [key] message}. */
  @Override
  public String toString() {
    return line + ":" + column + ": [" + key + "] " + message;
  }
}
