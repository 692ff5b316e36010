package org.copyless.checker.declaration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/** A contract seen from one end of its channels. States and messages go by their names. */
public final class Protocol {
  /** Stands for the closing of the channel among the messages that a receive can give. */
  public static final String CLOSED = "ChannelClosed";

  private final String contract;
  private final Role role;
  private final Automaton automaton;
  private final Function<String, List<Parameter>> arguments;

  Protocol(
      String contract,
      Role role,
      Automaton automaton,
      Function<String, List<Parameter>> arguments) {
    this.contract = contract;
    this.role = role;
    this.automaton = automaton;
    this.arguments = arguments;
  }

  /** Returns the simple name of the contract. */
  public String contract() {
    return contract;
  }

  /** Returns the name of the initial state. */
  public String initial() {
    return automaton.initial().name();
  }

  /** Returns whether the contract has a state of this name. */
  public boolean hasState(String name) {
    return automaton.state(name).isPresent();
  }

  /** Returns the names of all states, in the contract's order. */
  public Set<String> states() {
    Set<String> names = new LinkedHashSet<>();
    automaton.states().forEach(state -> names.add(state.name()));
    return names;
  }

  /** Returns the state after sending a message in a state, or nothing where that is not allowed. */
  public Optional<String> send(String state, String message) {
    return step(state, message, false);
  }

  /** Returns the state after receiving a message in a state, or nothing where none can come. */
  public Optional<String> receive(String state, String message) {
    return step(state, message, true);
  }

  private Optional<String> step(String stateName, String message, boolean receiving) {
    return automaton
        .state(stateName)
        .filter(state -> receiving ? receives(state) : automaton.sends(role, state))
        .flatMap(state -> automaton.step(state, message))
        .map(transition -> transition.target().name());
  }

  private boolean receives(State state) {
    return automaton.receives(role, state);
  }

  /** Returns the messages that can arrive in a state; empty for a sending or final state. */
  public Set<String> receivable(String stateName) {
    Set<String> messages = new LinkedHashSet<>();
    automaton
        .state(stateName)
        .filter(this::receives)
        .ifPresent(
            state -> {
              for (Transition transition : automaton.transitions(state)) {
                messages.add(transition.message());
              }
            });
    return messages;
  }

  /** Returns the tracked arguments of a message, by name. */
  public List<Parameter> trackedArguments(String message) {
    return arguments.apply(message);
  }

  /** Returns the states in which this end may send the message. */
  public Set<String> statesToSend(String message) {
    Set<String> found = new LinkedHashSet<>();
    for (String state : states()) {
      if (send(state, message).isPresent()) {
        found.add(state);
      }
    }
    return found;
  }

  /** Says what is allowed in the given states: {@code send x, receive y or close}. */
  public String allowed(Set<String> states) {
    Set<String> actions = new TreeSet<>();
    for (String name : states) {
      automaton
          .state(name)
          .ifPresent(
              state -> {
                String verb = automaton.sends(role, state) ? "send " : "receive ";
                automaton.transitions(state).forEach(t -> actions.add(verb + t.message()));
              });
    }
    return actions.isEmpty() ? "close" : String.join(", ", actions) + " or close";
  }
}
