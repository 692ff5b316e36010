package org.copyless.contract;

import java.util.List;
import java.util.Optional;

/**
 * What became of a contract text.
 *
 * @param automaton the automaton, present if and only if there are no errors
 * @param sketch the automaton of what could be understood, for going on after errors: conflicting
 *     transitions and unknown messages are left out, unknown targets end the conversation. Present
 *     if the contract has any state, equal to {@code automaton} if that is present. It is
 *     deterministic and autonomous like every automaton; {@link Automaton#isBounded} may be false
 *     although the contract was not declared unbounded
 * @param problems the errors and warnings in the order of their places in the text
 * @param offenders the transitions that break R69 (all of the cycle), R76 (each but the first to be
 *     read) or R77 (those the other way than the first)
 */
public record ParseResult(
    Optional<Automaton> automaton,
    Optional<Automaton> sketch,
    List<Problem> problems,
    List<Offender> offenders) {
  /** Copies the lists. */
  public ParseResult {
    problems = List.copyOf(problems);
    offenders = List.copyOf(offenders);
  }

  /** {@return the problems because of which there is no automaton, in place order} */
  public List<Problem> errors() {
    return of(Severity.ERROR);
  }

  /** {@return the problems that an automaton may have, in place order; none if there are errors} */
  public List<Problem> warnings() {
    return of(Severity.WARNING);
  }

  private List<Problem> of(Severity severity) {
    return problems.stream().filter(problem -> problem.severity() == severity).toList();
  }
}
