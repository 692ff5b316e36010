package org.copyless.contract;

/**
 * A message that can be exchanged in a state, and the state after it.
 *
 * @param source the state before
 * @param message the name of the message's method
 * @param direction the way the message travels
 * @param target the state after
 */
public record Transition(State source, String message, Direction direction, State target) {
  /** Returns the transition as a sequence of the contract language. */
  @Override
  public String toString() {
    return source + ": " + message + direction.sign() + " -> " + target;
  }
}
