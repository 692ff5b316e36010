package org.copyless.processor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import org.copyless.annotation.ByValue;
import org.copyless.annotation.Contract;
import org.copyless.annotation.State;
import org.copyless.contract.Automaton;

/**
 * Numbers that tell versions of contracts apart. Two processes whose numbers for a contract are the
 * same agree on its states, messages and types, and on those of all that travels in its messages:
 * enums, rep structs, and the states and messages of endpoints. What the messages of those
 * endpoints carry is told by the fingerprints of their own contracts.
 *
 * <p>A number is the first 8 bytes of SHA-256 over descriptions of the contract and of whatever it
 * mentions. Each description is made once and mentions others by name. Names of parameters,
 * comments and the layout of the source are not part of it.
 */
final class Fingerprints {
  private final TypeReader types;
  private final Automata automata;
  private final Map<String, Description> known = new HashMap<>();

  Fingerprints(TypeReader types, Automata automata) {
    this.types = types;
    this.automata = automata;
  }

  /** What one type is, and what it mentions. */
  private static final class Description {
    private final StringBuilder text = new StringBuilder();
    private final Set<TypeElement> mentioned = new LinkedHashSet<>();

    void line(Object... words) {
      for (Object word : words) {
        text.append(word).append(' ');
      }
      text.append('\n');
    }
  }

  /** The number of a contract. */
  long of(TypeElement contract) {
    StringBuilder text = new StringBuilder();
    Deque<TypeElement> open = new ArrayDeque<>(List.of(contract));
    Set<TypeElement> seen = new HashSet<>(open);
    Set<TypeElement> own = new HashSet<>(Extension.chain(contract));
    own.add(contract);
    while (!open.isEmpty()) {
      TypeElement type = open.remove();
      Description description = description(type);
      text.append(description.text);
      if (own.contains(type) || !isContract(type)) {
        description.mentioned.stream().filter(seen::add).forEach(open::add);
      }
    }
    return ByteBuffer.wrap(sha256(text.toString())).getLong();
  }

  private static boolean isContract(TypeElement type) {
    return Annotations.find(type, Contract.class).isPresent();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  private Description description(TypeElement type) {
    String name = type.getQualifiedName().toString();
    if (!known.containsKey(name)) {
      Description description = new Description();
      known.put(name, description);
      if (isContract(type)) {
        describeContract(type, description);
      } else if (type.getKind() == ElementKind.ENUM) {
        description.line("enum", name, constants(type));
      } else {
        describeStruct(type, description);
      }
    }
    return known.get(name);
  }

  private void describeContract(TypeElement contract, Description description) {
    description.line(
        "contract",
        contract.getQualifiedName(),
        "local",
        Annotations.flag(contract, Contract.class, "local"),
        "unbounded",
        Annotations.flag(contract, Contract.class, "unbounded"));
    describeParameters(contract, description);
    automata.sketch(contract).ifPresent(a -> describeStates(a, description));
    for (ExecutableElement message : Automata.messages(contract)) {
      description.line("message", message.getSimpleName());
      describeParameters(message, description);
      message.getParameters().forEach(argument -> describeArgument(argument, description));
    }
    Extension.base(contract)
        .ifPresent(
            base -> {
              description.line("extends", base.getQualifiedName());
              description.mentioned.add(base);
            });
  }

  private static void describeStates(Automaton automaton, Description description) {
    automaton
        .states()
        .forEach(
            state -> {
              description.line("state", state);
              automaton.transitions(state).forEach(step -> description.line(step));
            });
  }

  private void describeArgument(VariableElement argument, Description description) {
    String states =
        Annotations.find(argument.asType(), State.class)
            .map(state -> Annotations.strings(state, "value"))
            .map(Object::toString)
            .orElse("");
    description.line("argument", states, value(argument, description));
  }

  /** Type parameters are known by their bounds; their names may change. */
  private void describeParameters(Parameterizable declaration, Description description) {
    declaration
        .getTypeParameters()
        .forEach(p -> description.line("type", type(types.written(p), description)));
  }

  private void describeStruct(TypeElement struct, Description description) {
    description.line("struct", struct.getQualifiedName());
    for (ExecutableElement method : ElementFilter.methodsIn(struct.getEnclosedElements())) {
      if (method.getReturnType().getKind() != TypeKind.VOID) {
        description.line("field", method.getSimpleName(), value(method, description));
      }
    }
  }

  private static List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(e -> e.getKind() == ElementKind.ENUM_CONSTANT)
        .map(e -> e.getSimpleName().toString())
        .toList();
  }

  private String value(Element declaration, Description description) {
    WrittenType written = types.written(declaration);
    boolean nullable = Annotations.nullable(declaration, written.mirror()).isPresent();
    boolean byValue = Annotations.find(declaration, ByValue.class).isPresent();
    return type(written, description) + (nullable ? " or null" : "") + (byValue ? " by value" : "");
  }

  private String type(WrittenType type, Description description) {
    return switch (type.mirror().getKind()) {
      case TYPEVAR -> "type " + place(((TypeVariable) type.mirror()).asElement());
      case DECLARED, ERROR ->
          types
              .endpoints()
              .find(type)
              .map(endpoint -> endpoint(endpoint, type, description))
              .orElseGet(() -> declared(type, description));
      default -> type.mirror().getKind().toString();
    };
  }

  /** Which of the type parameters of its declaration one is. */
  private static String place(Element parameter) {
    Element declaration = ((TypeParameterElement) parameter).getGenericElement();
    return declaration.getKind()
        + " "
        + ((Parameterizable) declaration).getTypeParameters().indexOf(parameter);
  }

  private String endpoint(
      EndpointNames.Endpoint endpoint, WrittenType type, Description description) {
    description.mentioned.add(endpoint.contract());
    return endpoint.name() + arguments(type, description);
  }

  private String declared(WrittenType type, Description description) {
    TypeElement element = TypeReader.element(type);
    if (element.getKind() == ElementKind.ENUM || TypeReader.isRepStruct(element)) {
      description.mentioned.add(element);
    }
    return element.getQualifiedName() + arguments(type, description);
  }

  private String arguments(WrittenType type, Description description) {
    return type.arguments().stream()
        .map(argument -> type(argument, description))
        .collect(Collectors.joining(", ", "<", ">"));
  }
}
