package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.copyless.annotation.Contract;
import org.copyless.annotation.Role;

/** Says what to write instead of a type that is not exchangeable, as the end of a sentence. */
final class TypeAdvice {
  private static final String GARBAGE = " in the garbage-collected heap: ";
  private static final String ENDPOINTS =
      "endpoints travel as arguments of messages only, never inside vectors: send each in a "
          + "message of its own";

  private final ProcessingEnvironment environment;
  private final TypeReader types;

  TypeAdvice(ProcessingEnvironment environment, TypeReader types) {
    this.environment = environment;
    this.types = types;
  }

  /** The name of {@code type} as users write it, without packages and annotations. */
  static String describe(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> describe(array.getComponentType()) + "[]";
      case DeclaredType declared ->
          declared.asElement().getSimpleName()
              + (declared.getTypeArguments().isEmpty()
                  ? ""
                  : declared.getTypeArguments().stream()
                      .map(TypeAdvice::describe)
                      .collect(Collectors.joining(", ", "<", ">")));
      case WildcardType wildcard when wildcard.getExtendsBound() != null ->
          "? extends " + describe(wildcard.getExtendsBound());
      case WildcardType wildcard when wildcard.getSuperBound() != null ->
          "? super " + describe(wildcard.getSuperBound());
      case TypeVariable variable -> variable.asElement().getSimpleName().toString();
      default -> type.toString();
    };
  }

  String of(WrittenType type) {
    Optional<EndpointNames.Endpoint> endpoint = types.endpoints().find(type);
    if (endpoint.isPresent()) {
      return ofEndpoint(endpoint.get(), type);
    }
    return switch (type.mirror()) {
      case ArrayType array ->
          "an array lives"
              + GARBAGE
              + ofArray(WrittenType.of(array.getComponentType(), type.user()));
      case DeclaredType declared when declared.getKind() == TypeKind.DECLARED ->
          ofClass(type, TypeReader.element(type));
      default -> "use a type that lives in the exchange heap";
    };
  }

  private String ofEndpoint(EndpointNames.Endpoint endpoint, WrittenType type) {
    String name = endpoint.name().simpleName();
    int parameters = endpoint.contract().getTypeParameters().size();
    if (type.arguments().size() == parameters) {
      return "a type argument of %s is a tracked type: ".formatted(name) + ofWrongArgument(type);
    }
    String all =
        String.join(
            ", ", endpoint.contract().getTypeParameters().stream().map(Element::toString).toList());
    return parameters == 0
        ? "contract %s has no type parameters: write %s"
            .formatted(endpoint.contract().getSimpleName(), name)
        : "contract %s has %d type parameter%s: write %s<%s> with a tracked type for each"
            .formatted(
                endpoint.contract().getSimpleName(),
                parameters,
                parameters == 1 ? "" : "s",
                name,
                all);
  }

  private String ofWrongArgument(WrittenType type) {
    return type.arguments().stream()
        .filter(a -> types.read(a).filter(ValueType::tracked).isEmpty())
        .findFirst()
        .map(
            a ->
                switch (a.mirror().getKind()) {
                  case WILDCARD -> "name it instead of " + describe(a.mirror());
                  default -> "%s is none; ".formatted(describe(a.mirror())) + of(a);
                })
        .orElse("");
  }

  private String ofArray(WrittenType component) {
    if (component.mirror().getKind().isPrimitive()) {
      return "use %sVector".formatted(Names.capitalised(component.mirror().toString()));
    }
    if (types.endpoints().find(component).isPresent()) {
      return ENDPOINTS;
    }
    return vectorFor(component.mirror())
        .map(elements -> "use TrackedVector<%s>".formatted(elements))
        .orElse("use a vector of the exchange heap");
  }

  /** The elements of a tracked vector that takes the place of an array. */
  private Optional<String> vectorFor(TypeMirror component) {
    if (component instanceof ArrayType array) {
      TypeMirror inner = array.getComponentType();
      return inner.getKind().isPrimitive()
          ? Optional.of(Names.capitalised(inner.toString()) + "Vector")
          : vectorFor(inner).map("TrackedVector<%s>"::formatted);
    }
    if (component instanceof DeclaredType declared
        && isOneOf(declared, "java.lang.String", "java.lang.CharSequence")) {
      return Optional.of("ByteVector");
    }
    return types.isTracked(component) && !TypeReader.isTrackedItself(component)
        ? Optional.of(describe(component))
        : Optional.empty();
  }

  private String ofClass(WrittenType type, TypeElement element) {
    if (TypeReader.isTrackedItself(type.mirror())) {
      return "Tracked says nothing of the layout: name the rep struct or the vector, or give the "
          + "contract a type parameter";
    }
    if (Annotations.find(element, Contract.class).isPresent()) {
      ClassName contract = ClassName.get(element);
      return "a contract is not an endpoint: use %s or %s"
          .formatted(
              Names.endpoint(contract, Role.EXP).simpleName(),
              Names.endpoint(contract, Role.IMP).simpleName());
    }
    if (types.isVector(element)) {
      return ofVector(type);
    }
    if (TypeReader.isContainer(element)) {
      return "it may hold endpoints: send its elements one by one, or use a TrackedVector";
    }
    if (types.isTracked(type.mirror())) {
      return element.getKind() == ElementKind.INTERFACE
          ? "annotate the interface " + element.getSimpleName() + " with @RepStruct"
          : "use its @RepStruct interface";
    }
    return boxed(type.mirror())
        .map(primitive -> "use " + primitive)
        .orElseGet(() -> "its objects live" + GARBAGE + ofObject((DeclaredType) type.mirror()));
  }

  private String ofVector(WrittenType vector) {
    if (vector.arguments().isEmpty()) {
      return "name the type of its elements: " + describe(vector.mirror()) + "<ByteVector>";
    }
    WrittenType elements = vector.arguments().getFirst();
    if (elements.mirror().getKind() == TypeKind.WILDCARD) {
      return "name the type of its elements instead of " + describe(elements.mirror());
    }
    return types.endpoints().find(elements).isPresent()
        ? "its elements are endpoints, and " + ENDPOINTS
        : "its elements are pointers into the exchange heap, and %s is none: "
                .formatted(describe(elements.mirror()))
            + of(elements);
  }

  private String ofObject(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (isOneOf(type, "java.lang.String", "java.lang.CharSequence", "java.lang.StringBuilder")) {
      return "send its bytes in a ByteVector";
    }
    if (isOneOf(type, "java.nio.ByteBuffer", "java.lang.foreign.MemorySegment")) {
      return "use a ByteVector";
    }
    if (isOneOf(type, "java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong")) {
      return "use a @Nullable pointer, or a message for each of the two cases";
    }
    if (element.getKind() == ElementKind.RECORD) {
      return "declare %s as a @RepStruct interface with a getter and a setter for each component"
          .formatted(element.getSimpleName());
    }
    if (Annotations.find(element, FunctionalInterface.class).isPresent()) {
      return "code cannot be sent; send an endpoint of the process that is to run it";
    }
    if (isSubtype(type, "java.util.Collection") || isSubtype(type, "java.util.Map")) {
      return "put the elements into a vector, for instance TrackedVector<ByteVector>";
    }
    return "put the data into a @RepStruct interface or a vector";
  }

  private boolean isSubtype(DeclaredType type, String name) {
    TypeElement element = environment.getElementUtils().getTypeElement(name);
    return element != null
        && environment
            .getTypeUtils()
            .isSubtype(type, environment.getTypeUtils().erasure(element.asType()));
  }

  private static boolean isOneOf(DeclaredType type, String... names) {
    for (String name : names) {
      if (TypeReader.isNamed(type.asElement(), name)) {
        return true;
      }
    }
    return false;
  }

  private Optional<TypeMirror> boxed(TypeMirror type) {
    try {
      return Optional.of(environment.getTypeUtils().unboxedType(type));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
