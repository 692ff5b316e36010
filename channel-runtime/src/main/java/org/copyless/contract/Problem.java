package org.copyless.contract;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Something wrong in a contract text.
 *
 * <p>The place is always inside the text: where the text is too short, it is that of the last word.
 * The message never speaks of lines or columns, since the text is a part of some file; a second
 * place that it concerns is {@link #related()}.
 *
 * @param key the stable dotted key, one of {@link ProblemKey}
 * @param severity whether this is an error or a warning
 * @param line the line in the text, from 1
 * @param column the column in that line, from 1, in {@code char}s
 * @param length the number of {@code char}s concerned, all in that line; 0 if the text has no word
 * @param message a sentence that says what was found and what is allowed
 * @param related another place in the same text, for instance that of the first declaration
 * @param method the name of the message whose method, and not the text, is to blame; the place is
 *     the start of the text then
 */
public record Problem(
    String key,
    Severity severity,
    int line,
    int column,
    int length,
    String message,
    Optional<Place> related,
    Optional<String> method) {
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  /** Refuses nulls. */
  public Problem {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(related, "related");
    Objects.requireNonNull(method, "method");
  }

  /**
   * An error that concerns one place.
   *
   * @param key the stable dotted key
   * @param line the line in the text, from 1
   * @param column the column in that line, from 1, in {@code char}s
   * @param length the number of {@code char}s concerned
   * @param message a sentence that says what was found and what is allowed
   */
  public Problem(String key, int line, int column, int length, String message) {
    this(key, Severity.ERROR, line, column, length, message, Optional.empty(), Optional.empty());
  }

  /** Returns the problem in the form {@code line:column: [key] message (related)}. */
  @Override
  public String toString() {
    String also = related.map(place -> " (" + place + ")").orElse("");
    return line + ":" + column + ": [" + key + "] " + message + also;
  }
}
