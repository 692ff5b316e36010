package org.copyless.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.State;
import org.copyless.contract.Automaton;
import org.copyless.contract.NearNames;

/** Reads the parameters of a message's method and reports those that cannot be sent. */
final class ArgumentReader {
  /** Methods of {@link Object} without parameters, which an accessor cannot be called after. */
  private static final Set<String> TAKEN =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final TypeReader types;
  private final TypeAdvice advice;
  private final ByValueReader byValue;
  private final Automata automata;
  private final DelegationRules delegation;
  private final ErrorReporter reporter;

  /** Names of types that were reported. */
  private final Set<String> unknown = new HashSet<>();

  ArgumentReader(
      TypeReader types,
      TypeAdvice advice,
      Automata automata,
      DelegationRules delegation,
      ErrorReporter reporter) {
    this.types = types;
    this.advice = advice;
    this.byValue = new ByValueReader(types, reporter);
    this.automata = automata;
    this.delegation = delegation;
    this.reporter = reporter;
  }

  /** Adds the argument to its message's layout, or reports what is wrong with it. */
  void read(VariableElement parameter, Layout layout) {
    WrittenType written = types.written(parameter);
    Optional<ValueType> type = types.read(written).or(() -> reference(parameter, written));
    if (type.isEmpty()) {
      refuse(parameter, written);
      return;
    }
    checkLocal(parameter, written);
    checkName(parameter);
    ValueType read = byValue.read(parameter, written, type.get(), "argument", place(parameter));
    checkAnnotations(parameter, read);
    layout.add(
        parameter.getSimpleName().toString(),
        read instanceof ValueType.EndpointType endpoint
            ? withStates(parameter, written, endpoint)
            : read,
        Annotations.nullable(parameter, written.mirror()));
  }

  /** In a local contract, any object that is not of the exchange heap (R92). */
  private Optional<ValueType> reference(VariableElement parameter, WrittenType type) {
    return TypeReader.isLocal(parameter)
            && types.endpoints().find(type).isEmpty()
            && types.endpoints().unknown(type).isEmpty()
            && !types.isTracked(type.mirror())
        ? Optional.of(new ValueType.ReferenceType(types.names().of(type)))
        : Optional.empty();
  }

  /** An endpoint of a local contract does not leave the process (R92). */
  private void checkLocal(VariableElement parameter, WrittenType type) {
    Optional<EndpointNames.Endpoint> endpoint = types.endpoints().find(type);
    if (!TypeReader.isLocal(parameter)
        && endpoint.filter(e -> TypeReader.isLocal(e.contract())).isPresent()) {
      reporter.error(
          parameter,
          Key.ARGUMENT_LOCAL_ENDPOINT,
          ("%s is an endpoint of the local contract %s and may not leave its process: make "
                  + "contract %s local too, or %s not")
              .formatted(
                  place(parameter),
                  endpoint.get().contract().getSimpleName(),
                  contract(parameter).getSimpleName(),
                  endpoint.get().contract().getSimpleName()));
    } else {
      type.arguments().forEach(argument -> checkLocal(parameter, argument));
    }
  }

  private static TypeElement contract(VariableElement parameter) {
    return (TypeElement) parameter.getEnclosingElement().getEnclosingElement();
  }

  private void refuse(VariableElement parameter, WrittenType type) {
    Optional<WrittenType> unknown = types.endpoints().unknown(type);
    if (unknown.isPresent()) {
      unknown(parameter, TypeAdvice.describe(unknown.get().mirror()));
      return;
    }
    reporter.error(
        parameter,
        Key.ARGUMENT_NOT_EXCHANGEABLE,
        ("%s cannot be sent as %s: %s (messages carry primitives, enums, @RepStruct interfaces, "
                + "vectors and endpoints)")
            .formatted(TypeAdvice.describe(type.mirror()), place(parameter), advice.of(type)));
  }

  /** Once for each name: the arguments of a contract are mostly of few types. */
  private void unknown(VariableElement parameter, String name) {
    if (unknown.add(name)) {
      reporter.error(
          parameter,
          Key.ARGUMENT_UNKNOWN_TYPE,
          "the type %s of %s is not known: %s"
              .formatted(name, place(parameter), types.endpoints().advice(name)));
    }
  }

  /** An endpoint class is foreseen by its simple name, also where javac will not find it. */
  private void checkImported(VariableElement parameter, EndpointNames.Endpoint endpoint) {
    if (!endpoint.imported() && unknown.add(endpoint.name().canonicalName())) {
      reporter.error(
          parameter,
          Key.ARGUMENT_UNKNOWN_TYPE,
          "%s of %s is a class of another package: import %s"
              .formatted(
                  endpoint.name().simpleName(), place(parameter), endpoint.name().canonicalName()));
    }
  }

  private ValueType.EndpointType withStates(
      VariableElement parameter, WrittenType type, ValueType.EndpointType read) {
    EndpointNames.Endpoint endpoint = types.endpoints().find(type).orElseThrow();
    checkImported(parameter, endpoint);
    delegation.check(parameter);
    Optional<Automaton> automaton = automata.of(endpoint.contract());
    List<String> states = new ArrayList<>(states(parameter, "value"));
    if (automaton.isPresent()) {
      states.forEach(state -> checkState(parameter, endpoint, automaton.get(), state));
      if (states.isEmpty()) {
        states.add(automaton.get().initial().name());
      }
    }
    return new ValueType.EndpointType(read.typeName(), states);
  }

  private void checkState(
      VariableElement parameter,
      EndpointNames.Endpoint endpoint,
      Automaton automaton,
      String state) {
    if (automaton.state(state).isPresent()) {
      return;
    }
    List<String> declared = automaton.states().stream().map(Object::toString).toList();
    reporter.error(
        parameter,
        Key.ARGUMENT_UNDECLARED_STATE,
        "contract %s has no state %s: %sits states are %s"
            .formatted(
                endpoint.contract().getSimpleName(),
                state,
                NearNames.nearest(state, declared).map("did you mean %s? "::formatted).orElse(""),
                String.join(", ", declared)));
  }

  private void checkAnnotations(VariableElement parameter, ValueType type) {
    boolean hasState = Annotations.find(parameter.asType(), State.class).isPresent();
    if (hasState && !(type instanceof ValueType.EndpointType)) {
      reporter.error(
          parameter,
          Key.ARGUMENT_STATE,
          "%s is no endpoint and has no protocol state: remove @State".formatted(place(parameter)));
    }
    if (!states(parameter, "then").isEmpty()) {
      reporter.error(
          parameter,
          Key.ARGUMENT_STATE,
          "%s is given away with the message and comes back in no state: remove 'then'"
              .formatted(place(parameter)));
    }
    if (Annotations.find(parameter.asType(), Borrowed.class).isPresent()) {
      reporter.error(
          parameter,
          Key.ARGUMENT_BORROWED,
          "%s is given away with the message: remove @Borrowed".formatted(place(parameter)));
    }
    if (type instanceof ValueType.Scalar
        && Annotations.nullable(parameter, parameter.asType()).isPresent()) {
      reporter.error(
          parameter,
          Key.ARGUMENT_NULLABLE,
          "%s is primitive: remove @Nullable".formatted(place(parameter)));
    }
    if (type instanceof ValueType.StructType
        && Annotations.nullable(parameter, parameter.asType()).isPresent()) {
      reporter.error(
          parameter,
          Key.ARGUMENT_NULLABLE,
          "%s is passed by value and is never null: remove @Nullable".formatted(place(parameter)));
    }
  }

  private void checkName(VariableElement parameter) {
    if (TAKEN.contains(parameter.getSimpleName().toString())) {
      reporter.error(
          parameter,
          Key.ARGUMENT_NAME,
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
