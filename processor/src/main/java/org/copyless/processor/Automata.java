package org.copyless.processor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractDeclaration;
import org.copyless.contract.ContractParser;
import org.copyless.contract.Direction;
import org.copyless.contract.MessageDeclaration;
import org.copyless.contract.ParseResult;

/**
 * The automata of contracts, each made once, whether it is being compiled or was compiled before.
 */
final class Automata {
  /** A text that has a state and no message. */
  private static final String NOTHING = "END: ;";

  private final Map<String, Optional<ParseResult>> results = new HashMap<>();

  /** The automaton of a contract, if there is nothing wrong with it. */
  Optional<Automaton> of(TypeElement contract) {
    return parse(contract).flatMap(ParseResult::automaton);
  }

  /** What became of the contract's text; empty if the interface has none. */
  Optional<ParseResult> parse(TypeElement contract) {
    String name = contract.getQualifiedName().toString();
    if (!results.containsKey(name)) {
      results.put(name, Optional.empty()); // for interfaces that extend each other
      results.put(
          name, text(contract).map(text -> ContractParser.parse(declaration(contract, text))));
    }
    return results.get(name);
  }

  /** The automaton of what could be understood; of nothing, if need be. */
  Optional<Automaton> sketch(TypeElement contract) {
    return parse(contract)
        .flatMap(ParseResult::sketch)
        .or(() -> ContractParser.parse(declaration(contract, NOTHING)).sketch());
  }

  /** The contract's text; empty if there is none, which javac reports. */
  private static Optional<String> text(TypeElement contract) {
    return Annotations.find(contract, Contract.class)
        .flatMap(
            annotation ->
                Annotations.value(annotation, "value").isPresent()
                    ? Annotations.string(annotation, "value")
                    : Optional.of(""));
  }

  private ContractDeclaration declaration(TypeElement contract, String text) {
    return new ContractDeclaration(
        contract.getSimpleName().toString(),
        text,
        declarations(contract),
        Extension.base(contract).flatMap(this::sketch),
        Annotations.flag(contract, Contract.class, "unbounded"));
  }

  /** The methods that are messages. Static and private ones are the user's own business. */
  static List<ExecutableElement> messages(TypeElement contract) {
    return ElementFilter.methodsIn(contract.getEnclosedElements()).stream()
        .filter(m -> !m.getModifiers().contains(Modifier.STATIC))
        .filter(m -> !m.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  /** The messages, without those whose name is taken; the reader reports them at their methods. */
  private static List<MessageDeclaration> declarations(TypeElement contract) {
    Map<String, MessageDeclaration> declarations = new LinkedHashMap<>();
    Set<String> inherited = inheritedMessages(contract);
    for (ExecutableElement message : messages(contract)) {
      String name = message.getSimpleName().toString();
      if (!inherited.contains(Names.capitalised(name))) {
        declarations.putIfAbsent(
            Names.capitalised(name), new MessageDeclaration(name, direction(message)));
      }
    }
    return List.copyOf(declarations.values());
  }

  /** The messages of all contracts that this one extends, capitalised. */
  static Set<String> inheritedMessages(TypeElement contract) {
    return Extension.chain(contract).stream()
        .flatMap(base -> messages(base).stream())
        .map(message -> Names.capitalised(message.getSimpleName().toString()))
        .collect(Collectors.toSet());
  }

  /** The direction that a method gives its message; empty if the contract's text has to. */
  static Optional<Direction> direction(ExecutableElement message) {
    boolean in = Annotations.find(message, In.class).isPresent();
    boolean out = Annotations.find(message, Out.class).isPresent();
    if (in == out) {
      return Optional.empty(); // none, or both: the reader reports that
    }
    return Optional.of(in ? Direction.IN : Direction.OUT);
  }
}
