package org.copyless.contract.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractDeclaration;
import org.copyless.contract.ContractParser;
import org.copyless.contract.MessageDeclaration;
import org.copyless.contract.ParseResult;

/**
 * A contract while it is put together: its text first, so that what messages carry can refer to it.
 * Its messages are those of the text; they carry nothing until it is said.
 */
final class Sample {
  private static final Pattern MESSAGE = Pattern.compile("(\\w+)\\s*[?!]");

  private final Map<String, MessageType> messages = new HashMap<>();
  private final ContractType type;

  private Sample(String name, List<String> parameters, Automaton automaton) {
    type =
        new ContractType(
            name,
            parameters,
            automaton,
            message -> messages.getOrDefault(message, MessageType.of()));
  }

  /** A contract such as {@code Stream<A>}, whose queues may be unbounded. */
  static Sample of(String name, String text) {
    return of(name, parse(text, true));
  }

  static Sample of(String name, Automaton automaton) {
    List<String> names =
        Arrays.stream(name.split("[<>,]", -1)).filter(part -> !part.isEmpty()).toList();
    return new Sample(names.getFirst(), names.subList(1, names.size()), automaton);
  }

  /** The automaton of a text, which has no errors. */
  static Automaton parse(String text, boolean unbounded) {
    ParseResult result = result(text, unbounded);
    assertEquals(List.of(), result.errors(), text);
    return result.automaton().orElseThrow();
  }

  static ParseResult result(String text, boolean unbounded) {
    List<MessageDeclaration> declared =
        MESSAGE
            .matcher(text)
            .results()
            .map((MatchResult found) -> found.group(1))
            .distinct()
            .map(message -> new MessageDeclaration(message, Optional.empty()))
            .toList();
    return ContractParser.parse(
        new ContractDeclaration("", text, declared, Optional.empty(), unbounded));
  }

  Sample carries(String message, ArgumentType... arguments) {
    return carries(message, MessageType.of(arguments));
  }

  Sample carries(String message, MessageType carried) {
    messages.put(message, carried);
    return this;
  }

  ContractType type() {
    return type;
  }

  /** The exporting end in a state, as the type of an argument. */
  ArgumentType expArgument(String state, ArgumentType... arguments) {
    return ArgumentType.endpoint(type, Role.EXP, List.of(state), List.of(arguments));
  }

  /** The importing end in a state, as the type of an argument. */
  ArgumentType impArgument(String state, ArgumentType... arguments) {
    return ArgumentType.endpoint(type, Role.IMP, List.of(state), List.of(arguments));
  }

  /** The exporting end in a state. */
  EndpointType exp(String state, ArgumentType... arguments) {
    return end(Role.EXP, state, arguments);
  }

  /** The importing end in a state. */
  EndpointType imp(String state, ArgumentType... arguments) {
    return end(Role.IMP, state, arguments);
  }

  private EndpointType end(Role view, String state, ArgumentType... arguments) {
    return EndpointType.of(
        type, view, type.automaton().state(state).orElseThrow(), List.of(arguments));
  }
}
