package org.copyless.contract;

/**
 * The problems that a contract text can have, with their stable keys.
 *
 * <p>Rule numbers are those of the checked rules R1 to R96 of the design.
 */
public enum ProblemKey {
  /** The text does not follow the grammar. */
  SYNTAX("contract.syntax"),
  /** The text declares no state. */
  NO_STATES("contract.noStates"),
  /** A target or subroutine is not declared (R75). */
  UNDECLARED_STATE("contract.undeclaredState"),
  /** A message is not a method of the interface (R75). */
  UNDECLARED_MESSAGE("contract.undeclaredMessage"),
  /** Two states have the same name (R75). */
  DUPLICATE_STATE("contract.duplicateState"),
  /** Two messages have the same name (R75). */
  DUPLICATE_MESSAGE("contract.duplicateMessage"),
  /** A name without sign is that of a message and of a state. */
  AMBIGUOUS_NAME("contract.ambiguousName"),
  /** A sign contradicts the direction of the message's method (R75). */
  DIRECTION_CONFLICT("contract.directionConflict"),
  /** Neither the method nor the use of a message gives a direction (R75). */
  MISSING_DIRECTION("contract.missingDirection"),
  /** A state declared final has sequences. */
  FINAL_WITH_SEQUENCES("contract.finalWithSequences"),
  /** A sequence exchanges no message. */
  EMPTY_SEQUENCE("contract.emptySequence"),
  /** A state of the base contract cannot be extended in this way (R90). */
  OVERRIDE("contract.override"),
  /** A state is overridden that the base contract does not declare (R90). */
  UNDECLARED_OVERRIDE("contract.undeclaredOverride"),
  /** A state of the base contract is declared again without {@code override} (R90). */
  MISSING_OVERRIDE("contract.missingOverride"),
  /** A message of the base contract is declared again (R90). */
  INHERITED_MESSAGE("contract.inheritedMessage"),
  /** An extension marks another initial state than that of its base (R90). */
  INHERITED_INITIAL("contract.inheritedInitial"),
  /** A message leads from one state to two states (R76). */
  NONDETERMINISTIC("contract.nondeterministic"),
  /** Both ends can send in one state (R77). */
  NOT_AUTONOMOUS("contract.notAutonomous"),
  /**
   * A cycle of states lacks a send or a receive, so that a queue could grow without bound (R69).
   */
  UNBOUNDED_QUEUE("contract.unboundedQueue"),
  /** A subroutine state can go on for ever (R78). */
  INFINITE_SUBROUTINE("contract.infiniteSubroutine"),
  /** A subroutine state exchanges nothing (R78). */
  EMPTY_SUBROUTINE("contract.emptySubroutine"),
  /** The automaton would be larger than the limit of this implementation. */
  TOO_LARGE("contract.tooLarge"),

  /** No conversation that starts in the initial state comes to a state, and nothing leads to it. */
  UNREACHABLE_STATE("contract.unreachableState", Severity.WARNING),
  /** No sequence exchanges a message. */
  UNUSED_MESSAGE("contract.unusedMessage", Severity.WARNING),
  /** A conversation ends with a request, in a contract in which requests are answered. */
  MISSING_REPLY("contract.missingReply", Severity.WARNING);

  private final String key;
  private final Severity severity;

  ProblemKey(String key) {
    this(key, Severity.ERROR);
  }

  ProblemKey(String key, Severity severity) {
    this.key = key;
    this.severity = severity;
  }

  /** {@return the stable dotted key} */
  public String key() {
    return key;
  }

  /** {@return whether contracts with this problem have an automaton nevertheless} */
  public Severity severity() {
    return severity;
  }
}
