package org.copyless.contract.type;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.copyless.contract.Automaton;

/**
 * A contract: its protocol, and what its messages carry.
 *
 * <p>Contracts refer to themselves and to each other, so the types of the messages are asked for
 * only when they are needed, which is not before the first {@link EndpointType} is made. Two
 * contracts are equal if they are the same object; endpoint types compare what they allow.
 */
public final class ContractType {
  private final String name;
  private final List<String> parameters;
  private final Automaton automaton;
  private final Function<String, MessageType> messages;
  private volatile boolean knownRegular;

  /**
   * Describes a contract.
   *
   * @param name the name by which people know it
   * @param parameters the type parameters, such as {@code A} of {@code Stream<A>}
   * @param automaton the protocol
   * @param messages gives for each message of the automaton its type, always the same; it may be
   *     completed after this call
   * @throws IllegalArgumentException if two parameters have the same name
   */
  public ContractType(
      String name,
      List<String> parameters,
      Automaton automaton,
      Function<String, MessageType> messages) {
    this.name = Objects.requireNonNull(name, "name");
    this.parameters = distinct(parameters);
    this.automaton = Objects.requireNonNull(automaton, "automaton");
    this.messages = Objects.requireNonNull(messages, "messages");
  }

  /** {@return the name by which people know it} */
  public String name() {
    return name;
  }

  /** {@return the type parameters, in order} */
  public List<String> parameters() {
    return parameters;
  }

  /** {@return the protocol} */
  public Automaton automaton() {
    return automaton;
  }

  /**
   * {@return what a message carries}
   *
   * @param message the name of a message
   * @throws IllegalArgumentException if the contract has no such message
   */
  public MessageType message(String message) {
    automaton.tag(message);
    return Objects.requireNonNull(messages.apply(message), message);
  }

  /**
   * {@return whether the endpoints that can be got from this contract's, by messages in messages,
   * have finitely many types} They have not if a type argument grows on the way, as in a contract
   * {@code C<A>} with a message that carries an endpoint of {@code C<Vector<A>>}. Such contracts
   * have no {@link EndpointType}.
   */
  public boolean isRegular() {
    return Regularity.holds(this);
  }

  /** Whether {@link #isRegular} has been found before, so that it need not be looked for again. */
  boolean isKnownRegular() {
    return knownRegular;
  }

  void rememberRegular() {
    knownRegular = true;
  }

  /** Returns the name with the type parameters, such as {@code Stream<A>}. */
  @Override
  public String toString() {
    return name + bracketed(parameters);
  }

  static String bracketed(List<?> arguments) {
    return arguments.isEmpty()
        ? ""
        : arguments.stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
  }

  static List<String> distinct(List<String> parameters) {
    if (new HashSet<>(parameters).size() < parameters.size()) {
      throw new IllegalArgumentException("type parameters with the same name: " + parameters);
    }
    return List.copyOf(parameters);
  }
}
