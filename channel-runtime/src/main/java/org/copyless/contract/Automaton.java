package org.copyless.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.annotation.Role;

/**
 * The states and transitions of a contract, the implicit ones included. Immutable.
 *
 * <p>It is deterministic (a state and a message give one next state), autonomous (in each state at
 * most one end sends) and, unless the contract is declared unbounded, its queues are bounded (each
 * cycle has a send and a receive). So each end can keep the messages that wait for it in a fixed
 * number of slots.
 *
 * <p>The automaton of an extension contains that of its base: the same states under the same ids,
 * the same messages under the same tags, the same transitions. Of a base state only {@link
 * State#isFinal()} can differ, where the extension adds the first sequence to it.
 *
 * <p>Methods that take a state or a message name throw {@link IllegalArgumentException} if it is
 * not of this automaton.
 *
 * <p>Source: Fähndrich et al., §2.3, §2.6 and §4.1.
 */
public final class Automaton {
  private final Heritage heritage;
  private final Optional<Automaton> base;
  private final List<String> messages;
  private final List<State> states;
  private final Map<String, State> byName = new LinkedHashMap<>();
  private final List<List<Transition>> outgoing = new ArrayList<>();
  private final Map<String, Integer> tags = new HashMap<>();
  private final Map<Direction, Slots> slots = new EnumMap<>(Direction.class);

  /** The states are in the order of their ids; the transitions satisfy the rules above. */
  Automaton(
      Heritage heritage,
      Optional<Automaton> base,
      List<State> states,
      List<Transition> transitions) {
    this.heritage = heritage;
    this.base = base;
    this.messages = heritage.messages().stream().map(MessageDeclaration::name).toList();
    this.states = List.copyOf(states);
    states.forEach(state -> byName.put(state.name(), state));
    Map<State, List<Transition>> bySource =
        transitions.stream().collect(Collectors.groupingBy(Transition::source));
    states.forEach(state -> outgoing.add(List.copyOf(bySource.getOrDefault(state, List.of()))));
    messages.forEach(message -> tags.put(message, tags.size() + 1));
    for (Direction direction : Direction.values()) {
      slots.put(direction, Slots.of(direction, outgoing, this.messages, tags));
    }
  }

  /**
   * {@return the state in which a new channel starts: that of the base contract, else the first one
   * marked initial, else the first one listed; its id is 0}
   */
  public State initial() {
    return states.getFirst();
  }

  /** {@return the contract that this one extends; its states and messages come first here} */
  public Optional<Automaton> base() {
    return base;
  }

  /** What an extension of this contract needs. */
  Heritage heritage() {
    return heritage;
  }

  /**
   * {@return whether a state is one of the base contract, where it has the same id and name}
   *
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public boolean isInherited(State state) {
    return known(state).id() < base.map(extended -> extended.states().size()).orElse(0);
  }

  /**
   * {@return all states in the order of their ids: those of the base contract, else the initial
   * one, then the others in the order of the text, each followed by the implicit states of its
   * sequences}
   */
  public List<State> states() {
    return states;
  }

  /**
   * {@return the state with a name, or empty if there is none} A declared state that is only used
   * as a subroutine is written out where it is used, and is not itself a state.
   *
   * @param name the name of a declared or implicit state
   */
  public Optional<State> state(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * {@return the method names of all messages, also of unused ones, in the order of declaration,
   * those of the base contract first}
   */
  public List<String> messages() {
    return messages;
  }

  /**
   * {@return the tag of a message: its place in the order of declaration, from 1}
   *
   * @param message the name of a method
   * @throws IllegalArgumentException if the message is not of this automaton
   */
  public int tag(String message) {
    Integer tag = tags.get(message);
    if (tag == null) {
      throw new IllegalArgumentException("no message " + message + " among " + messages);
    }
    return tag;
  }

  /**
   * {@return what can happen in a state, in the order of the text; nothing if it is final}
   *
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public List<Transition> transitions(State state) {
    return outgoing.get(known(state).id());
  }

  /**
   * {@return the transition that a message makes in a state, or empty if it is not allowed there}
   *
   * @param state a state of this automaton
   * @param message the name of a method
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public Optional<Transition> step(State state, String message) {
    return transitions(state).stream()
        .filter(transition -> transition.message().equals(message))
        .findFirst();
  }

  /**
   * {@return whether a role sends in a state} A state sends, receives, or is final.
   *
   * @param role one of the two ends
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public boolean sends(Role role, State state) {
    return transitions(state).stream().anyMatch(transition -> transition.direction().sentBy(role));
  }

  /**
   * {@return whether a role receives in a state}
   *
   * @param role one of the two ends
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public boolean receives(Role role, State state) {
    return sends(role.peer(), state);
  }

  /**
   * {@return the messages that a role can receive in a state, in the order of the text}
   *
   * @param role one of the two ends
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public Set<String> receivable(Role role, State state) {
    return receives(role, state) ? messagesOf(state) : Set.of();
  }

  /**
   * {@return the messages that a role can send in a state, in the order of the text}
   *
   * @param role one of the two ends
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public Set<String> sendable(Role role, State state) {
    return sends(role, state) ? messagesOf(state) : Set.of();
  }

  /**
   * {@return whether what a role receives waits in finitely many slots} It does unless the contract
   * is declared unbounded and the other role can send for ever without waiting.
   *
   * @param role one of the two ends
   */
  public boolean isBounded(Role role) {
    return received(role).areBounded();
  }

  /**
   * {@return the queue index of a state for a role: the longest run of messages that the role
   * receives without sending, up to this state; 0 if the role is not bounded} In a state in which
   * the role receives, this is the slot in which the message arrives, and into which the peer, in
   * the same state, writes it.
   *
   * @param role one of the two ends
   * @param state a state of this automaton
   * @throws IllegalArgumentException if the state is not of this automaton
   */
  public int queueIndex(Role role, State state) {
    return received(role).index(known(state).id());
  }

  /**
   * {@return the number of slots of a role: one more than its largest index of a receiving state; 0
   * if the role is not bounded}
   *
   * @param role one of the two ends
   */
  public int slots(Role role) {
    return received(role).count();
  }

  /**
   * {@return the messages that can arrive in a slot of a role, in the order of declaration}
   *
   * @param role one of the two ends
   * @param slot a slot, from 0
   * @throws IllegalArgumentException if the role has no such slot
   */
  public Set<String> receivable(Role role, int slot) {
    return received(role).arriving(slot);
  }

  /** Returns one line for each state: its name and its transitions, or {@code final}. */
  @Override
  public String toString() {
    return states.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(State state) {
    if (state.isFinal()) {
      return state + ": final";
    }
    return transitions(state).stream()
        .map(step -> step.message() + step.direction().sign() + " -> " + step.target())
        .collect(Collectors.joining("; ", state + ": ", ""));
  }

  private Set<String> messagesOf(State state) {
    return inOrder(transitions(state).stream().map(Transition::message).toList());
  }

  private static Set<String> inOrder(List<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  private Slots received(Role role) {
    return slots.get(role == Role.EXP ? Direction.IN : Direction.OUT);
  }

  private State known(State state) {
    if (state.id() >= states.size() || !states.get(state.id()).equals(state)) {
      throw new IllegalArgumentException("no state " + state + " among " + states);
    }
    return state;
  }
}
