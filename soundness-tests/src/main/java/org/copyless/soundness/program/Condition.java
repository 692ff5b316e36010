package org.copyless.soundness.program;

/** What a branch depends on. */
public sealed interface Condition {
  /** Asks the input. */
  record Flip() implements Condition {}

  /**
   * Reads a local boolean.
   *
   * @param name of the variable
   */
  record Flag(String name) implements Condition {}

  /**
   * A constant, to set a flag.
   *
   * @param value true or false
   */
  record Constant(boolean value) implements Condition {}

  /**
   * Compares a variable with null.
   *
   * @param name of the variable
   * @param equal whether it holds where the variable is null
   */
  record NullTest(String name, boolean equal) implements Condition {}

  /**
   * Compares two variables.
   *
   * @param one a variable
   * @param other a variable
   */
  record Same(String one, String other) implements Condition {}

  /**
   * Asks an end for its state.
   *
   * @param name of the variable
   * @param stage which state
   */
  record InState(String name, Stage stage) implements Condition {}

  /**
   * Negates.
   *
   * @param operand what
   */
  record Not(Condition operand) implements Condition {}

  /**
   * Holds where both hold; asks the second only if the first holds.
   *
   * @param first asked first
   * @param second asked then
   */
  record Both(Condition first, Condition second) implements Condition {}

  /**
   * Holds where one holds; asks the second only if the first does not hold.
   *
   * @param first asked first
   * @param second asked then
   */
  record Either(Condition first, Condition second) implements Condition {}
}
