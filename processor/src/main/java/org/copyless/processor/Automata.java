package org.copyless.processor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<String, Optional<ParseResult>> results = new HashMap<>();

  /** The automaton of a contract, if there is nothing wrong with it. */
  Optional<Automaton> of(TypeElement contract) {
    return parse(contract).flatMap(ParseResult::automaton);
  }

  /** What became of the contract's text; empty if the interface has none. */
  Optional<ParseResult> parse(TypeElement contract) {
    return results.computeIfAbsent(
        contract.getQualifiedName().toString(),
        _ -> text(contract).map(text -> ContractParser.parse(declaration(contract, text))));
  }

  /** An automaton for going on where not one state of the contract could be read. */
  Optional<Automaton> anyAutomaton(TypeElement contract) {
    return ContractParser.parse(declaration(contract, "END: ;")).sketch();
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

  private static ContractDeclaration declaration(TypeElement contract, String text) {
    return new ContractDeclaration(
        contract.getSimpleName().toString(),
        text,
        declarations(contract),
        Optional.empty(),
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
    for (ExecutableElement message : messages(contract)) {
      String name = message.getSimpleName().toString();
      declarations.putIfAbsent(
          Names.capitalised(name), new MessageDeclaration(name, direction(message)));
    }
    return List.copyOf(declarations.values());
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
