package org.copyless.checker.declaration;

import java.util.Set;

/**
 * What stands for a type variable of a tracked class: {@code @State("READY") NicEventsExp} in
 * {@code StreamImp<@State("READY") NicEventsExp>}.
 *
 * @param shape what values of the type are
 * @param states the protocol states in which endpoints of the type come and go; empty where it is
 *     no endpoint, {@link Protocol#UNKNOWN} where nobody says
 * @param isVariable whether it is a type variable of the code that mentions it, so that its
 *     endpoints are in their initial state, whichever they are
 */
public record TypeArgument(Shape shape, Set<String> states, boolean isVariable) {
  /** Returns whether endpoints of the type are in the initial state, also those within it. */
  boolean isPlain() {
    Protocol protocol = shape.protocol();
    return !states.contains(Protocol.UNKNOWN)
        && (protocol == null || states.equals(Set.of(protocol.initial())))
        && shape.isPlain();
  }

  /** Returns whether a type argument may stand where this one is declared. */
  boolean accepts(TypeArgument found) {
    if (states.contains(Protocol.UNKNOWN)) {
      return true; // a wildcard: nothing can be sent there, and what comes is in any state
    }
    return isVariable
        ? found.isPlain()
        : states.equals(found.states) && !found.isVariable && shape.accepts(found.shape);
  }

  /** Returns the argument with endpoints of the type in the initial state. */
  TypeArgument inInitialState() {
    Protocol protocol = shape.protocol();
    return protocol == null || isVariable
        ? this
        : new TypeArgument(shape, Set.of(protocol.initial()), false);
  }

  @Override
  public String toString() {
    return states.isEmpty() || isVariable || states.contains(Protocol.UNKNOWN)
        ? shape.toString()
        : "@State(\"" + String.join("\", \"", states) + "\") " + shape;
  }
}
