package org.copyless.contract;

import java.util.List;
import java.util.Optional;

/**
 * What became of a contract text.
 *
 * @param automaton the automaton, present if and only if there are no problems
 * @param problems the problems in the order of their places in the text
 */
public record ParseResult(Optional<Automaton> automaton, List<Problem> problems) {
  /** Copies the problems. */
  public ParseResult {
    problems = List.copyOf(problems);
  }
}
