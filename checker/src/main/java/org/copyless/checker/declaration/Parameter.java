package org.copyless.checker.declaration;

import java.util.Optional;
import java.util.Set;

/**
 * What a declaration promises about one tracked pointer: a parameter, a receiver, a result or a
 * message argument.
 *
 * @param name the declared name
 * @param claims whether the callee takes the block for good
 * @param nullable whether null is expected
 * @param shape what the pointer points to
 * @param states the protocol states in which an endpoint is expected; empty where it is none
 * @param then the protocol states in which a borrowed endpoint is left; empty where it is none
 */
public record Parameter(
    String name,
    boolean claims,
    boolean nullable,
    Shape shape,
    Set<String> states,
    Set<String> then) {

  /** Returns the declaration for endpoints in other states. */
  public Parameter in(Set<String> others) {
    return new Parameter(name, claims, nullable, shape, others, others);
  }

  /** Returns the contract of the endpoint, if it is one. */
  public Optional<Protocol> protocol() {
    return Optional.ofNullable(shape.protocol());
  }
}
