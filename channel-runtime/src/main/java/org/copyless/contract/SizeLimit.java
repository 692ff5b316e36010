package org.copyless.contract;

import org.copyless.contract.Graph.Node;

/** Counts what a graph is made of, and reports the first thing that is too much. */
final class SizeLimit {
  /**
   * Far more than a person would write; calls of subroutines multiply. Of each end a class is
   * generated in which a message has a type that belongs to those of all the states it can come in:
   * javac compares them two by two, and one method makes the constants of all states, which has
   * room for about two thousand.
   */
  static final int MAX_STEPS = 1_000;

  private static final int MAX_NESTING = 50;

  /** For all implicit names together: each repeats the one before it. */
  private static final int MAX_NAME_LENGTHS = 1_000_000;

  private final Problems problems;
  private int steps;
  private int nameLengths;
  private boolean exceeded;

  SizeLimit(Problems problems) {
    this.problems = problems;
  }

  void count(Node implicit) {
    nameLengths += implicit.name().length();
  }

  /** Counts what a contract has from its base. */
  void countInherited(int transitions) {
    steps += transitions;
  }

  /**
   * Counts a step; whether it, or one before it, is too much.
   *
   * @param choices how many messages it chooses from; one for the call of a subroutine
   */
  boolean isExceededBy(Token step, int choices, int nesting) {
    steps += choices;
    boolean over = steps > MAX_STEPS || nesting > MAX_NESTING || nameLengths > MAX_NAME_LENGTHS;
    if (over && !exceeded) {
      problems.report(ProblemKey.TOO_LARGE, step, size(nesting));
    }
    exceeded |= over;
    return exceeded;
  }

  boolean isExceeded() {
    return exceeded;
  }

  private String size(int nesting) {
    return "the contract is too large from here on: "
        + "steps=%d (limit %d), nested subroutines=%d (limit %d), implicit names=%d (limit %d);"
            .formatted(steps, MAX_STEPS, nesting, MAX_NESTING, nameLengths, MAX_NAME_LENGTHS)
        + " divide it, or call fewer subroutines";
  }
}
