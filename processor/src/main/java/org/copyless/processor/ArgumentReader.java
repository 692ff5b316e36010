package org.copyless.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.State;
import org.copyless.contract.Automaton;

/** Reads the parameters of a message's method and reports those that cannot be sent. */
final class ArgumentReader {
  /** Methods of {@link Object} without parameters, which an accessor cannot be called after. */
  private static final Set<String> TAKEN =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final TypeReader types;
  private final EndpointNames endpoints;
  private final Automata automata;
  private final ErrorReporter reporter;

  ArgumentReader(
      TypeReader types, EndpointNames endpoints, Automata automata, ErrorReporter reporter) {
    this.types = types;
    this.endpoints = endpoints;
    this.automata = automata;
    this.reporter = reporter;
  }

  /** Adds the argument to its message's layout, or reports what is wrong with it. */
  void read(VariableElement parameter, Layout layout) {
    TypeMirror type = parameter.asType();
    Optional<EndpointNames.Endpoint> endpoint = endpoints.find(type, parameter);
    Optional<? extends ValueType> valueType =
        endpoint.isPresent() ? endpoint(parameter, endpoint.get()) : plain(parameter);
    valueType.ifPresent(
        t -> {
          checkName(parameter);
          checkAnnotations(parameter, t);
          layout.add(
              parameter.getSimpleName().toString(), t, Annotations.nullable(parameter, type));
        });
  }

  private Optional<ValueType> plain(VariableElement parameter) {
    Optional<ValueType> type = types.read(parameter.asType());
    if (type.isEmpty() && endpoints.isUnknown(parameter.asType(), parameter)) {
      reporter.error(
          parameter,
          "argument.unknownType",
          "the type %s of %s is not known; %s"
              .formatted(
                  TypeReader.describe(parameter.asType()),
                  place(parameter),
                  "endpoint classes of this compilation: " + String.join(", ", endpoints.known())));
    } else if (type.isEmpty()) {
      reporter.error(
          parameter,
          "argument.notExchangeable",
          ("%s cannot be sent as %s: %s (messages carry primitives, enums, @RepStruct interfaces, "
                  + "vectors and endpoints)")
              .formatted(
                  TypeReader.describe(parameter.asType()),
                  place(parameter),
                  types.advice(parameter.asType())));
    }
    return type;
  }

  private Optional<ValueType.EndpointType> endpoint(
      VariableElement parameter, EndpointNames.Endpoint endpoint) {
    Optional<Automaton> automaton = automata.of(endpoint.contract());
    List<String> states = new ArrayList<>(states(parameter, "value"));
    if (automaton.isPresent()) {
      for (String state : states) {
        if (automaton.get().state(state).isEmpty()) {
          reporter.error(
              parameter,
              "argument.undeclaredState",
              "contract %s has no state %s; its states are %s"
                  .formatted(
                      endpoint.contract().getSimpleName(),
                      state,
                      String.join(
                          ", ", automaton.get().states().stream().map(Object::toString).toList())));
        }
      }
      if (states.isEmpty()) {
        states.add(automaton.get().initial().name());
      }
    }
    return Optional.of(new ValueType.EndpointType(endpoint.name(), states));
  }

  private void checkAnnotations(VariableElement parameter, ValueType type) {
    boolean hasState = Annotations.find(parameter.asType(), State.class).isPresent();
    if (hasState && !(type instanceof ValueType.EndpointType)) {
      reporter.error(
          parameter,
          "argument.state",
          "%s is no endpoint and has no protocol state: remove @State".formatted(place(parameter)));
    }
    if (!states(parameter, "then").isEmpty()) {
      reporter.error(
          parameter,
          "argument.state",
          "%s is given away with the message and comes back in no state: remove 'then'"
              .formatted(place(parameter)));
    }
    if (Annotations.find(parameter.asType(), Borrowed.class).isPresent()) {
      reporter.error(
          parameter,
          "argument.borrowed",
          "%s is given away with the message: remove @Borrowed".formatted(place(parameter)));
    }
    if (type instanceof ValueType.Scalar
        && Annotations.nullable(parameter, parameter.asType()).isPresent()) {
      reporter.error(
          parameter,
          "argument.nullable",
          "%s is primitive: remove @Nullable".formatted(place(parameter)));
    }
  }

  private void checkName(VariableElement parameter) {
    if (TAKEN.contains(parameter.getSimpleName().toString())) {
      reporter.error(
          parameter,
          "argument.name",
          ("an argument cannot be called %s: the message view has a method of that name already; "
                  + "rename it")
              .formatted(parameter.getSimpleName()));
    }
  }

  private static List<String> states(VariableElement parameter, String member) {
    Optional<AnnotationMirror> state = Annotations.find(parameter.asType(), State.class);
    return state.map(s -> Annotations.strings(s, member)).orElse(List.of());
  }

  private static String place(VariableElement parameter) {
    return "argument %s of message %s"
        .formatted(parameter.getSimpleName(), parameter.getEnclosingElement().getSimpleName());
  }
}
