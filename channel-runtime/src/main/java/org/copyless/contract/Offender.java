package org.copyless.contract;

import java.util.Objects;

/**
 * A transition that breaks a rule of the protocol, for pictures of it. Both ends are names, since
 * the {@linkplain ParseResult#sketch() sketch} may not have the transition.
 *
 * @param source the name of the state before
 * @param message the name of the message's method
 * @param direction the way the message travels
 * @param target the name of the state after
 */
public record Offender(String source, String message, Direction direction, String target) {
  /** Refuses nulls. */
  public Offender {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(target, "target");
  }
}
