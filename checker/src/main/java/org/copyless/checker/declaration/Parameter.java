package org.copyless.checker.declaration;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

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
 * @param thrown those in which an exception leaves it; empty where that can be any
 */
public record Parameter(
    String name,
    boolean claims,
    boolean nullable,
    Shape shape,
    Set<String> states,
    Set<String> then,
    Set<String> thrown) {

  /** A declaration that says nothing of exceptions. */
  public Parameter(
      String name,
      boolean claims,
      boolean nullable,
      Shape shape,
      Set<String> states,
      Set<String> then) {
    this(name, claims, nullable, shape, states, then, Set.of());
  }

  /** Returns the declaration for an endpoint that exceptions leave in some states. */
  public Parameter onThrow(Set<String> states) {
    return new Parameter(name, claims, nullable, shape, this.states, then, states);
  }

  /**
   * Returns whether, when a method throws, this parameter is left as callers of another method
   * expect: they rely on nothing where it says nothing, or where no checked exception can come.
   *
   * @param method the method that has this parameter
   * @param expected the parameter that callers know
   */
  public boolean keepsOnThrow(ExecutableElement method, Parameter expected) {
    return claims
        || expected.thrown.isEmpty()
        || (!thrown.isEmpty() && expected.thrown.containsAll(thrown))
        || method.getThrownTypes().stream().noneMatch(Throwables::isChecked);
  }

  /** Returns the declaration for endpoints in other states. */
  public Parameter in(Set<String> others) {
    return new Parameter(name, claims, nullable, shape, others, others);
  }

  /** Returns the declaration for endpoints that come in some states and are left in others. */
  Parameter moving(Set<String> before, Set<String> after) {
    return new Parameter(name, claims, nullable, shape, before, after);
  }

  /** Returns the contract of the endpoint, if it is one. */
  public Optional<Protocol> protocol() {
    return Optional.ofNullable(shape.protocol());
  }
}
