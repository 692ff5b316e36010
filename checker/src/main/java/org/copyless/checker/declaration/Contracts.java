package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractParser;
import org.copyless.contract.Direction;
import org.copyless.contract.MessageDeclaration;

/** Reads contracts from contract interfaces, each once. */
final class Contracts {
  private final Declarations declarations;
  private final Map<TypeElement, Optional<Automaton>> automata = new HashMap<>();
  private final Map<TypeElement, Map<String, List<Parameter>>> arguments = new HashMap<>();

  Contracts(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Returns the protocol of an endpoint class, or null where its contract cannot be read. */
  @Nullable Protocol protocolOf(TypeElement endpoint) {
    AnnotationMirror mirror = Mirrors.find(endpoint, Names.ENDPOINT_OF);
    if (mirror == null
        || !(Mirrors.value(mirror, "contract") instanceof DeclaredType type)
        || !(Mirrors.value(mirror, "role") instanceof VariableElement constant)) {
      return null;
    }
    TypeElement contract = (TypeElement) type.asElement();
    Role role = Role.valueOf(constant.getSimpleName().toString());
    return automaton(contract)
        .map(
            automaton ->
                new Protocol(
                    contract.getSimpleName().toString(),
                    role,
                    automaton,
                    message -> arguments(endpoint, message)))
        .orElse(null);
  }

  private Optional<Automaton> automaton(TypeElement contract) {
    return automata.computeIfAbsent(contract, Contracts::parse);
  }

  private static Optional<Automaton> parse(TypeElement contract) {
    AnnotationMirror mirror = Mirrors.find(contract, Names.CONTRACT);
    if (mirror == null || !(Mirrors.value(mirror, "value") instanceof String text)) {
      return Optional.empty();
    }
    List<MessageDeclaration> messages = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(contract.getEnclosedElements())) {
      messages.add(new MessageDeclaration(method.getSimpleName().toString(), direction(method)));
    }
    return ContractParser.parse(text, messages).automaton();
  }

  private static Optional<Direction> direction(ExecutableElement method) {
    if (Mirrors.find(method, Names.IN) != null) {
      return Optional.of(Direction.IN);
    }
    return Mirrors.find(method, Names.OUT) != null ? Optional.of(Direction.OUT) : Optional.empty();
  }

  private List<Parameter> arguments(TypeElement endpoint, String message) {
    Map<String, List<Parameter>> known = arguments.get(endpoint);
    if (known == null) {
      known = readViews(endpoint);
      arguments.put(endpoint, known);
    }
    return known.getOrDefault(message, List.of());
  }

  /** Reads the message views of an endpoint: class files keep their names, not parameters'. */
  private Map<String, List<Parameter>> readViews(TypeElement endpoint) {
    Map<String, List<Parameter>> read = new LinkedHashMap<>();
    for (TypeElement view : ElementFilter.typesIn(endpoint.getEnclosedElements())) {
      declarations
          .messageOf(view.asType())
          .ifPresent(message -> read.put(message, trackedAccessors(view)));
    }
    return read;
  }

  private List<Parameter> trackedAccessors(TypeElement view) {
    List<Parameter> tracked = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(view.getEnclosedElements())) {
      if (method.getParameters().isEmpty()) {
        declarations.result(method).ifPresent(tracked::add);
      }
    }
    return List.copyOf(tracked);
  }
}
