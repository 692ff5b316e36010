package org.copyless.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.copyless.contract.State;
import org.copyless.contract.Transition;
import org.copyless.processor.diagram.StateDiagram;

/** Pieces of text for the Javadoc of generated classes. */
final class Javadoc {
  private static final int MOST_TRANSITIONS = 60;

  private Javadoc() {}

  /** A table of the places of {@code values}, to stand in {@code <pre>}. */
  static String layout(List<Value> values, long end) {
    StringBuilder table = new StringBuilder(row("offset", "bytes", "", ""));
    for (Value value : values) {
      table.append(
          row(
              Long.toString(value.offset()),
              Integer.toString(value.type().size()),
              value.name(),
              type(value)));
    }
    return table.append(row(Long.toString(end), "", "", "")).toString();
  }

  private static String row(String offset, String bytes, String name, String type) {
    return "%7s %6s  %-15s %s".formatted(offset, bytes, name, type).stripTrailing() + "\n";
  }

  private static String type(Value value) {
    String name = value.type().typeName().toString();
    return switch (value.type()) {
      case ValueType.Scalar _ -> name;
      case ValueType.EnumType type -> type.typeName().simpleName() + ", the ordinal";
      case ValueType.StructType type -> type.typeName().simpleName() + ", by value";
      case ValueType.ReferenceType _ -> "an object beside the slot";
      case ValueType.PointerType _, ValueType.EndpointType _ ->
          name.substring(name.lastIndexOf('.') + 1) + ", a pointer";
    };
  }

  /** The meaning of a parameter that is handed over to {@code taker}. */
  static String parameter(Value value, String taker) {
    List<String> facts = new ArrayList<>();
    facts.add(
        switch (value.type()) {
          case ValueType.ReferenceType _ -> "goes to the receiver, who may share it";
          case ValueType type when type.tracked() -> "belongs to " + taker + " from here on";
          default -> "a copy goes into " + taker;
        });
    if (value.isNullable()) {
      facts.add("may be null");
    }
    return String.join("; ", facts);
  }

  /** A list of the states before and after the given transitions. */
  static String transitions(List<Transition> transitions) {
    return transitions.stream()
        .map(t -> "  <li>{@code %s -> %s}\n".formatted(t.source(), t.target()))
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  /** What the constant of a state is for, and what can arrive in the state. */
  static String receiveState(EndpointScope scope, State state) {
    String arriving =
        scope.contract().automaton().receivable(scope.role(), state).stream()
            .map(message -> "{@code %s}".formatted(Names.capitalised(message)))
            .collect(Collectors.joining(" or "));
    return "The state {@code %s}, for {@link #receive}: %s can arrive."
        .formatted(state.name(), arriving);
  }

  /** The tags of the type parameters of a contract; empty if there are none. */
  static CodeBlock typeParameterTags(ContractModel contract) {
    return contract.typeParameters().stream()
        .map(p -> CodeBlock.of("@param <$L> as in {@link $T}\n", p.name(), contract.name()))
        .collect(CodeBlock.joining(""));
  }

  /** The same after an empty line, for the end of a class's comment. */
  static CodeBlock typeParameters(ContractModel contract) {
    return contract.typeParameters().isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of("\n$L", typeParameterTags(contract));
  }

  /** The protocol of a contract, one line for each state. */
  static String protocol(ContractModel contract) {
    int width =
        contract.automaton().states().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (State state : contract.automaton().states()) {
      List<Transition> steps = contract.automaton().transitions(state);
      String start = ("%-" + (width + 2) + "s").formatted(state.name());
      if (steps.isEmpty()) {
        text.append(start).append("(final)\n");
      }
      for (Transition step : steps) {
        text.append(start)
            .append(Names.capitalised(step.message()))
            .append(step.direction().sign())
            .append(" -> ")
            .append(step.target())
            .append('\n');
        start = " ".repeat(width + 2);
      }
    }
    return text.toString();
  }

  /**
   * The diagram of a contract. Pages that load Mermaid draw it, others show its text; {@code
   * literal} rather than {@code code}, whose element Mermaid would take for a part of the text. A
   * large one would be neither read nor drawn well, so it is only mentioned.
   */
  static String diagram(ContractModel contract) {
    StateDiagram diagram = StateDiagram.of(contract.automaton());
    return diagram.transitions() > MOST_TRANSITIONS
        ? "<p>Its protocol has %d states and %d transitions; {@code -Acopyless.diagrams} draws it.\n"
            .formatted(diagram.states(), diagram.transitions())
        : "<pre class=\"mermaid\">{@literal\n%s}</pre>\n".formatted(diagram.mermaid());
  }
}
