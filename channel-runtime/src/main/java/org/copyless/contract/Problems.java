package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects problems, at most one of a kind for a place. */
final class Problems {
  private record Place(ProblemKey key, int line, int column) {}

  private static final Token START_OF_TEXT = new Token(Token.Kind.END, "", 1, 1, 0);

  private final List<Problem> found = new ArrayList<>();
  private final Set<Place> places = new HashSet<>();

  void report(ProblemKey key, Token at, String message) {
    if (places.add(new Place(key, at.line(), at.column()))) {
      found.add(new Problem(key.key(), at.line(), at.column(), at.length(), message));
    }
  }

  /** Reports a problem that no single word of the text is to blame for. */
  void reportAtStart(ProblemKey key, String message) {
    report(key, START_OF_TEXT, message);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<Problem> inOrder() {
    return found.stream().sorted(Problem.BY_PLACE).toList();
  }
}
