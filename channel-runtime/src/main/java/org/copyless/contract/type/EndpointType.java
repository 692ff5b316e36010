package org.copyless.contract.type;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/**
 * What may be done with one end of a channel, from a protocol state on: {@code exp<C:S>} or {@code
 * imp<C:S>}. Immutable.
 *
 * <p>It is the infinite tree that unfolds from the state: in a sending state the choice of what to
 * send, in a receiving one all that must be received, in a state without transitions the end. Two
 * types are {@linkplain #equals equal} if these trees are, wherever their contracts come from.
 *
 * <p>All questions have an answer in finite time. A type is a regular graph: its nodes are the
 * states of contracts, seen from one end, with type arguments; {@link #of} refuses contracts whose
 * type arguments grow without end, so that finitely many nodes can be reached. The relations on the
 * trees are the greatest ones that satisfy their rules, and are decided over finitely many pairs of
 * nodes; the weight is the depth of a finite graph.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", §3, §5 and §6.
 */
public final class EndpointType {
  private final Node node;

  private EndpointType(Node node) {
    this.node = node;
  }

  static EndpointType of(Node node) {
    return new EndpointType(node);
  }

  /**
   * {@return the type of an end in a state, where the type parameters of the contract stand for
   * themselves}
   *
   * @param contract the contract
   * @param view which of the two ends it is
   * @param state a state of the contract
   * @throws IllegalArgumentException if the state is not of this contract, or the contract is not
   *     {@linkplain ContractType#isRegular() regular}
   */
  public static EndpointType of(ContractType contract, Role view, State state) {
    return of(
        contract, view, state, contract.parameters().stream().map(ArgumentType::variable).toList());
  }

  /**
   * {@return the type of an end in a state}
   *
   * @param contract the contract
   * @param view which of the two ends it is
   * @param state a state of the contract
   * @param arguments what stands for the type parameters of the contract
   * @throws IllegalArgumentException if the state is not of this contract, the contract has another
   *     number of type parameters, or a contract in it is not {@linkplain ContractType#isRegular()
   *     regular}
   */
  public static EndpointType of(
      ContractType contract, Role view, State state, List<ArgumentType> arguments) {
    contract.automaton().transitions(state);
    Node.checkArguments(contract, arguments);
    Regularity.check(contract);
    arguments.forEach(Regularity::check);
    return new EndpointType(new Node(contract, view, state, arguments));
  }

  /** {@return the contract} */
  public ContractType contract() {
    return node.contract();
  }

  /** {@return which of the two ends it is} */
  public Role view() {
    return node.view();
  }

  /** {@return the state} */
  public State state() {
    return node.state();
  }

  /** {@return what stands for the type parameters of the contract} */
  public List<ArgumentType> arguments() {
    return node.arguments();
  }

  /** {@return whether nothing can be sent or received any more} */
  public boolean isEnd() {
    return node.isEnd();
  }

  /** {@return whether the next action is a send} */
  public boolean sends() {
    return !isEnd() && !receives();
  }

  /** {@return whether the next action is a receive} */
  public boolean receives() {
    return node.receives();
  }

  /** {@return the messages of which one is next, in the order of the contract's text} */
  public Set<String> messages() {
    return node.transitions().stream()
        .map(Transition::message)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * {@return the types of a message's arguments}
   *
   * @param message the name of a message of the contract
   * @param instances what stands for the message's type parameters
   * @throws IllegalArgumentException if the contract has no such message, or the message another
   *     number of type parameters
   */
  public List<ArgumentType> carried(String message, List<ArgumentType> instances) {
    return node.carried(message, instances);
  }

  /**
   * {@return the type after a message was sent or received, or empty if it is not allowed now}
   *
   * @param message the name of a message
   */
  public Optional<EndpointType> after(String message) {
    return node.after(message).map(EndpointType::of);
  }

  /**
   * {@return the type of the other end in the same state} It sends what this one receives, and the
   * messages carry the same.
   *
   * <p>The paper defines the dual on the syntax of types, where recursion through messages asks for
   * care; here the ends are exchanged, and what messages carry is left alone.
   *
   * <p>Source: Bono and Padovani, Definition 3.1.
   */
  public EndpointType dual() {
    return new EndpointType(node.dual());
  }

  /**
   * {@return whether whoever expects an end of the other type can go on with one of this type} A
   * subtype may receive fewer messages and send more; what it receives is of subtypes, what it
   * sends is of supertypes.
   *
   * <p>It holds exactly if the dual of the other is a subtype of the dual of this one, and then the
   * weight of this is not greater.
   *
   * <p>Source: Bono and Padovani, Definition 3.2.
   *
   * @param other the type that is expected
   */
  public boolean isSubtypeOf(EndpointType other) {
    return Subtyping.holds(node, other.node);
  }

  /** {@return the weight, where nothing is known of type parameters, whose weight is infinite} */
  public Weight weight() {
    return weight(Set.of());
  }

  /**
   * {@return how deeply endpoints can be nested in this one's queue} It is 0 if the next action is
   * a send or there is none. Else it is the larger of the weight after a message, and of one more
   * than the weight of what the message carries.
   *
   * <p>Source: Bono and Padovani, Definition 5.1 and §6.2.
   *
   * @param finite the names of free type parameters that stand for types of finite weight
   */
  public Weight weight(Set<String> finite) {
    return Weighing.of(node, finite);
  }

  /** {@return how many messages can wait at this end already when one arrives in this state} */
  public int queueIndex() {
    return contract().automaton().queueIndex(view(), state());
  }

  /** {@return how many slots this end needs for the messages that can wait at it} */
  public int slots() {
    return contract().automaton().slots(view());
  }

  /**
   * {@return the type after all the messages in its queue have been received; empty if they do not
   * fit it} They fit if each can be received when its turn comes, and carries values of subtypes of
   * what is expected.
   *
   * <p>Source: Bono and Padovani, Definition 5.2.
   *
   * @param queue the messages, the first one first
   * @throws IllegalArgumentException if a message that can be received has another number of type
   *     parameters
   */
  public Optional<EndpointType> tail(List<QueuedMessage> queue) {
    Optional<EndpointType> tail = Optional.of(this);
    for (QueuedMessage message : queue) {
      tail = tail.flatMap(type -> type.afterReceive(message));
    }
    return tail;
  }

  private Optional<EndpointType> afterReceive(QueuedMessage queued) {
    return after(queued.message()).filter(_ -> receives() && fits(queued));
  }

  private boolean fits(QueuedMessage queued) {
    List<ArgumentType> given = queued.arguments();
    List<ArgumentType> expected = carried(queued.message(), queued.instances());
    return given.size() == expected.size()
        && IntStream.range(0, given.size())
            .allMatch(i -> given.get(i).isSubtypeOf(expected.get(i)));
  }

  /** {@return this as the type of a message's argument} */
  public ArgumentType asArgument() {
    return ArgumentType.endpoint(contract(), view(), List.of(state().name()), arguments());
  }

  /**
   * Returns whether the other is an endpoint type that unfolds to the same tree, that is, whether
   * each is a subtype of the other.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof EndpointType type
        && Subtyping.holds(node, type.node)
        && Subtyping.holds(type.node, node);
  }

  /** Returns a hash of what can be done next. */
  @Override
  public int hashCode() {
    return Objects.hash(receives(), Set.copyOf(messages()));
  }

  /** Returns it in the paper's notation, such as {@code exp<C:START>}. */
  @Override
  public String toString() {
    return node.toString();
  }
}
