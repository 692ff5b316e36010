package org.copyless.contract;

import java.util.List;
import java.util.Optional;

/**
 * What an extension has to know of its base contract besides the automaton.
 *
 * @param name the name of the contract; may be empty
 * @param messages all its messages, also those that it inherits, in the order of their tags
 * @param protocol its declared states, also those that are only called as subroutines
 * @param unbounded whether it is declared unbounded
 * @param end the implicit state in which sequences without target end, if there is one
 */
record Heritage(
    String name,
    List<MessageDeclaration> messages,
    Protocol protocol,
    boolean unbounded,
    Optional<String> end) {
  /** The contract as error messages name it. */
  String described() {
    return name.isEmpty() ? "the base contract" : "the base contract " + name;
  }
}
