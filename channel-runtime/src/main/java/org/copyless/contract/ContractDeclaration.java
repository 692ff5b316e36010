package org.copyless.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A contract as its interface declares it.
 *
 * @param name the name of the interface, for error messages
 * @param text the contract text; may be empty if there is a base
 * @param messages the contract's own messages in the order of declaration, which gives them their
 *     tags after those of the base
 * @param base the automaton of the contract that this one extends
 * @param unbounded whether messages may wait without limit, so that a cycle of states needs no
 *     message of the other direction
 */
public record ContractDeclaration(
    String name,
    String text,
    List<MessageDeclaration> messages,
    Optional<Automaton> base,
    boolean unbounded) {
  /** Refuses nulls, copies the messages. */
  public ContractDeclaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
    messages = List.copyOf(messages);
    Objects.requireNonNull(base, "base");
  }
}
