package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeVariable;
import org.copyless.annotation.Role;
import org.copyless.annotation.State;
import org.copyless.contract.Automaton;
import org.copyless.contract.ParseResult;
import org.copyless.contract.type.ArgumentType;
import org.copyless.contract.type.ContractType;
import org.copyless.contract.type.MessageType;

/**
 * The endpoint types of contracts, whether they are being compiled or were compiled before. What is
 * wrong in them is reported elsewhere; here it is data without meaning.
 */
final class ContractTypes {
  private static final ArgumentType WRONG = ArgumentType.data("?");

  private final TypeReader types;
  private final Automata automata;
  private final Map<String, Optional<ContractType>> known = new HashMap<>();

  ContractTypes(TypeReader types, Automata automata) {
    this.types = types;
    this.automata = automata;
  }

  /** What a message's argument is, in the states that are declared for it. */
  ArgumentType of(VariableElement parameter) {
    return of(types.written(parameter));
  }

  /** The names of type parameters. */
  static List<String> names(List<? extends TypeParameterElement> parameters) {
    return parameters.stream().map(p -> p.getSimpleName().toString()).toList();
  }

  private ArgumentType of(WrittenType type) {
    if (type.mirror() instanceof TypeVariable variable) {
      return ofVariable(variable);
    }
    Optional<EndpointNames.Endpoint> endpoint = types.endpoints().find(type);
    if (endpoint.isPresent()) {
      return ofEndpoint(type, endpoint.get());
    }
    return type.mirror() instanceof DeclaredType && types.isTracked(type.mirror())
        ? new ArgumentType.Pointer(
            TypeReader.element(type).getQualifiedName().toString(), ofAll(type.arguments()))
        : ArgumentType.data(type.mirror().toString());
  }

  private List<ArgumentType> ofAll(List<WrittenType> written) {
    return written.stream().map(this::of).toList();
  }

  /** A bound that is an endpoint says all that matters: what extends it has no more weight. */
  private ArgumentType ofVariable(TypeVariable variable) {
    WrittenType bound = types.written(variable.asElement());
    return types
        .endpoints()
        .find(bound)
        .filter(_ -> bound.mirror().getKind() != TypeKind.TYPEVAR)
        .map(endpoint -> ofEndpoint(bound, endpoint))
        .orElseGet(() -> ArgumentType.variable(variable.asElement().getSimpleName().toString()));
  }

  private ArgumentType ofEndpoint(WrittenType type, EndpointNames.Endpoint endpoint) {
    Optional<ContractType> contract = contract(endpoint.contract());
    List<ArgumentType> arguments = ofAll(type.arguments());
    if (contract.isEmpty() || contract.get().parameters().size() != arguments.size()) {
      return WRONG;
    }
    List<String> states = states(type, contract.get().automaton());
    if (states.stream().anyMatch(s -> contract.get().automaton().state(s).isEmpty())) {
      return WRONG;
    }
    ClassName exporting = Names.endpoint(ClassName.get(endpoint.contract()), Role.EXP);
    return ArgumentType.endpoint(
        contract.get(), endpoint.name().equals(exporting) ? Role.EXP : Role.IMP, states, arguments);
  }

  private static List<String> states(WrittenType type, Automaton automaton) {
    List<String> declared =
        Annotations.find(type.mirror(), State.class)
            .map(state -> Annotations.strings(state, "value"))
            .orElse(List.of());
    return declared.isEmpty() ? List.of(automaton.initial().name()) : declared;
  }

  private Optional<ContractType> contract(TypeElement contract) {
    return known.computeIfAbsent(
        contract.getQualifiedName().toString(),
        _ ->
            automata
                .parse(contract)
                .flatMap(ParseResult::sketch)
                .map(automaton -> contract(contract, automaton)));
  }

  private ContractType contract(TypeElement contract, Automaton automaton) {
    Map<String, MessageType> messages = new HashMap<>();
    return new ContractType(
        String.join("_", ClassName.get(contract).simpleNames()),
        names(contract.getTypeParameters()),
        automaton,
        message -> messages.computeIfAbsent(message, name -> message(contract, name)));
  }

  private MessageType message(TypeElement contract, String name) {
    ExecutableElement method =
        methods(contract)
            .filter(m -> m.getSimpleName().contentEquals(name))
            .findFirst()
            .orElseThrow();
    return new MessageType(
        names(method.getTypeParameters()), method.getParameters().stream().map(this::of).toList());
  }

  /** The messages of a contract and of those that it extends. */
  private static Stream<ExecutableElement> methods(TypeElement contract) {
    return Stream.concat(
        Automata.messages(contract).stream(),
        contract.getInterfaces().stream()
            .filter(DeclaredType.class::isInstance)
            .map(type -> ((DeclaredType) type).asElement())
            .filter(TypeElement.class::isInstance)
            .flatMap((Element base) -> methods((TypeElement) base)));
  }
}
