package org.copyless.contract;

import java.util.Optional;
import java.util.stream.Stream;

/** {@code did you mean …?} for names that are nearly declared. */
final class Suggestions {
  private static final int MAX_CANDIDATES = 1_000;

  /** A text with more unknown names than this has another problem than typing errors. */
  private static final int MAX_QUESTIONS = 100;

  private int questions;

  Optional<String> nearest(Token name, Stream<String> candidates) {
    questions++;
    return questions > MAX_QUESTIONS
        ? Optional.empty()
        : Names.nearest(name.text(), candidates.limit(MAX_CANDIDATES).toList())
            .map(near -> "did you mean '" + near + "'?");
  }
}
