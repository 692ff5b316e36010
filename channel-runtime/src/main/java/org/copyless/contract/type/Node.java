package org.copyless.contract.type;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.copyless.annotation.Role;
import org.copyless.contract.State;
import org.copyless.contract.Transition;

/**
 * A node of the graph that an endpoint type is: a state, seen from one end, with what stands for
 * the type parameters of its contract.
 */
record Node(ContractType contract, Role view, State state, List<ArgumentType> arguments) {
  Node {
    Objects.requireNonNull(view, "view");
    arguments = List.copyOf(arguments);
  }

  static void checkArguments(ContractType contract, List<ArgumentType> arguments) {
    if (arguments.size() != contract.parameters().size()) {
      throw new IllegalArgumentException(
          "%s has %d type parameters, given are %s"
              .formatted(contract, contract.parameters().size(), arguments));
    }
  }

  boolean isEnd() {
    return transitions().isEmpty();
  }

  boolean receives() {
    return contract.automaton().receives(view, state);
  }

  List<Transition> transitions() {
    return contract.automaton().transitions(state);
  }

  Optional<Node> after(String message) {
    return transitions().stream()
        .filter(step -> step.message().equals(message))
        .findFirst()
        .map(this::after);
  }

  Node after(Transition step) {
    return new Node(contract, view, step.target(), arguments);
  }

  Node dual() {
    return new Node(contract, view.peer(), state, arguments);
  }

  /**
   * The arguments of a message, with what stands for the type parameters of message and contract.
   * No name can be captured: parameters are bound by contracts and messages only, not in a type.
   */
  List<ArgumentType> carried(String message, List<ArgumentType> instances) {
    MessageType type = contract.message(message);
    if (instances.size() != type.parameters().size()) {
      throw new IllegalArgumentException(
          "message %s of %s has the type parameters %s, given are %s"
              .formatted(message, contract, type.parameters(), instances));
    }
    Map<String, ArgumentType> replaced = new HashMap<>();
    bind(contract.parameters(), arguments, replaced);
    bind(type.parameters(), instances, replaced);
    Substitution substitution = new Substitution(replaced);
    return type.arguments().stream().map(substitution::apply).toList();
  }

  private static void bind(
      List<String> parameters, List<ArgumentType> values, Map<String, ArgumentType> replaced) {
    for (int i = 0; i < parameters.size(); i++) {
      replaced.put(parameters.get(i), values.get(i));
    }
  }

  static String written(
      ContractType contract, Role view, String state, List<ArgumentType> arguments) {
    return "%s<%s%s:%s>"
        .formatted(
            view.name().toLowerCase(Locale.ROOT),
            contract.name(),
            ContractType.bracketed(arguments),
            state);
  }

  /** Returns it in the paper's notation, such as {@code exp<C:START>}. */
  @Override
  public String toString() {
    return written(contract, view, state.name(), arguments);
  }
}
