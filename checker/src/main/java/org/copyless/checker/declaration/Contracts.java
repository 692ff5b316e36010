package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractDeclaration;
import org.copyless.contract.ContractParser;
import org.copyless.contract.Direction;
import org.copyless.contract.MessageDeclaration;

/** Reads contracts from contract interfaces, each once. */
final class Contracts {
  private final Declarations declarations;
  private final Map<TypeElement, Optional<Automaton>> automata = new HashMap<>();

  Contracts(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * Returns the protocol of an endpoint class, or null where its contract cannot be read.
   *
   * @param bindings what stands for the type variables of the class
   * @param above the protocol of the endpoint class that it extends, if it does
   */
  @Nullable Protocol protocolOf(
      TypeElement endpoint, Map<String, TypeArgument> bindings, @Nullable Protocol above) {
    if (Variables.isVariable(endpoint)) {
      return Variables.protocolOf(endpoint);
    }
    AnnotationMirror mirror = Mirrors.find(endpoint, Names.ENDPOINT_OF);
    if (mirror == null
        || !(Mirrors.value(mirror, "contract") instanceof DeclaredType type)
        || !(Mirrors.value(mirror, "role") instanceof VariableElement constant)) {
      return null;
    }
    TypeElement contract = (TypeElement) type.asElement();
    Protocol.Source source =
        new Protocol.Source(
            contract.getSimpleName().toString(),
            Role.valueOf(constant.getSimpleName().toString()),
            isLocal(contract),
            !endpoint.getModifiers().contains(Modifier.FINAL));
    return automaton(contract)
        .map(
            automaton ->
                new Protocol(source, automaton, above, () -> readViews(endpoint, bindings)))
        .orElse(null);
  }

  private static boolean isLocal(TypeElement contract) {
    AnnotationMirror mirror = Mirrors.find(contract, Names.CONTRACT);
    return mirror != null && Boolean.TRUE.equals(Mirrors.value(mirror, "local"));
  }

  private Optional<Automaton> automaton(TypeElement contract) {
    Optional<Automaton> known = automata.get(contract);
    if (known == null) {
      automata.put(contract, Optional.empty());
      known = parse(contract);
      automata.put(contract, known);
    }
    return known;
  }

  private Optional<Automaton> parse(TypeElement contract) {
    AnnotationMirror mirror = Mirrors.find(contract, Names.CONTRACT);
    if (mirror == null) {
      return Optional.empty();
    }
    List<MessageDeclaration> messages = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(contract.getEnclosedElements())) {
      if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
        continue; // the user's own business
      }
      messages.add(new MessageDeclaration(method.getSimpleName().toString(), direction(method)));
    }
    return ContractParser.parse(
            new ContractDeclaration(
                contract.getSimpleName().toString(),
                Mirrors.value(mirror, "value") instanceof String text ? text : "",
                messages,
                base(contract),
                Boolean.TRUE.equals(Mirrors.value(mirror, "unbounded"))))
        .sketch(); // of a contract with errors, which the processor reports
  }

  /** Returns the automaton of the contract that a contract extends. */
  private Optional<Automaton> base(TypeElement contract) {
    for (TypeMirror each : contract.getInterfaces()) {
      if (each instanceof DeclaredType declared
          && Mirrors.find(declared.asElement(), Names.CONTRACT) != null) {
        return automaton((TypeElement) declared.asElement());
      }
    }
    return Optional.empty();
  }

  private static Optional<Direction> direction(ExecutableElement method) {
    if (Mirrors.find(method, Names.IN) != null) {
      return Optional.of(Direction.IN);
    }
    return Mirrors.find(method, Names.OUT) != null ? Optional.of(Direction.OUT) : Optional.empty();
  }

  /**
   * Reads the message views of an endpoint: class files keep their names, not parameters'. The
   * views of an extension stand for those of the same message in the class that it extends.
   */
  private Map<String, Protocol.View> readViews(
      TypeElement endpoint, Map<String, TypeArgument> bindings) {
    Map<String, Protocol.View> read = new LinkedHashMap<>();
    if (endpoint.getSuperclass() instanceof DeclaredType superclass
        && Mirrors.find(superclass.asElement(), Names.ENDPOINT_OF) != null) {
      read.putAll(readViews((TypeElement) superclass.asElement(), bindings));
    }
    for (TypeElement view : ElementFilter.typesIn(endpoint.getEnclosedElements())) {
      TypeMirror type = view.asType();
      if (view.getKind().isClass() && declarations.isClosed(type)) {
        read.put(Protocol.CLOSED, new Protocol.View(type, List.of()));
      }
      declarations
          .messageOf(type)
          .ifPresent(
              message -> {
                List<Parameter> tracked = trackedAccessors(view, bindings);
                read.put(message, new Protocol.View(type, tracked));
              });
    }
    return read;
  }

  private List<Parameter> trackedAccessors(TypeElement view, Map<String, TypeArgument> bindings) {
    Map<String, Parameter> tracked = new LinkedHashMap<>();
    for (TypeElement type = view; type != null; type = superclass(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (method.getParameters().isEmpty() && !declarations.isByValue(method)) {
          declarations
              .result(method, bindings)
              .ifPresent(each -> tracked.putIfAbsent(each.name(), each));
        }
      }
    }
    return List.copyOf(tracked.values());
  }

  /** Returns the view that a view extends, or null. */
  private @Nullable TypeElement superclass(TypeElement view) {
    return view.getSuperclass() instanceof DeclaredType superclass
            && declarations.messageOf(superclass).isPresent()
        ? (TypeElement) superclass.asElement()
        : null;
  }
}
