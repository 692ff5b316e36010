package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;

/** Collects problems, at most one of a kind for a place. */
final class Problems {
  private record At(ProblemKey key, int line, int column, Optional<String> method) {}

  private final List<Problem> found = new ArrayList<>();
  private final Set<At> places = new HashSet<>();
  private final Set<Offender> offenders = new LinkedHashSet<>();
  private boolean errors;

  void report(ProblemKey key, Token at, String message) {
    report(key, at, message, Optional.empty(), Optional.empty());
  }

  /** Reports a problem that concerns a second place, too. */
  void report(ProblemKey key, Token at, String message, Place related) {
    report(key, at, message, Optional.of(related), Optional.empty());
  }

  /** Reports a problem that the method of a message is to blame for. */
  void reportMethod(ProblemKey key, String method, String message) {
    report(key, Token.START_OF_TEXT, message, Optional.empty(), Optional.of(method));
  }

  private void report(
      ProblemKey key, Token at, String message, Optional<Place> related, Optional<String> method) {
    if (places.add(new At(key, at.line(), at.column(), method))) {
      errors |= key.severity() == Severity.ERROR;
      found.add(
          new Problem(
              key.key(),
              key.severity(),
              at.line(),
              at.column(),
              at.length(),
              message,
              related,
              method));
    }
  }

  /** Reports a problem that no single word of the text is to blame for. */
  void reportAtStart(ProblemKey key, String message) {
    report(key, Token.START_OF_TEXT, message);
  }

  /** Notes a transition because of which something was reported. */
  void blame(Node source, Edge edge) {
    offenders.add(
        new Offender(source.name(), edge.message(), edge.direction(), edge.target().name()));
  }

  List<Offender> offenders() {
    return List.copyOf(offenders);
  }

  int count() {
    return found.size();
  }

  boolean hasErrors() {
    return errors;
  }

  List<Problem> inOrder() {
    return found.stream().sorted(Problem.BY_PLACE).toList();
  }
}
