package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.RepStruct;

/**
 * Tells which types are exchangeable (R70, R71 of the rules): scalars, enums, rep structs, vectors,
 * endpoints, and type variables that stand for one of the last three.
 *
 * <p>Source: Fähndrich et al., §2.2 and §2.6.
 */
final class TypeReader {
  private static final String HEAP = "org.copyless.heap";
  private static final String TRACKED = HEAP + ".Tracked";

  private final ProcessingEnvironment environment;
  private final EndpointNames endpoints;
  private final TypeNames names;

  TypeReader(ProcessingEnvironment environment, EndpointNames endpoints) {
    this.environment = environment;
    this.endpoints = endpoints;
    this.names = new TypeNames(endpoints);
  }

  /** The type of a declaration as it is written there. */
  WrittenType written(Element declaration) {
    return WrittenType.of(environment, declaration);
  }

  EndpointNames endpoints() {
    return endpoints;
  }

  TypeNames names() {
    return names;
  }

  /** How values of {@code type} are stored; empty if they are not exchangeable. */
  Optional<ValueType> read(WrittenType type) {
    TypeKind kind = type.mirror().getKind();
    if (kind.isPrimitive()) {
      return Optional.of(ValueType.Scalar.valueOf(kind.name()));
    }
    Optional<EndpointNames.Endpoint> endpoint = endpoints.find(type);
    if (endpoint.isPresent()) {
      return kind == TypeKind.TYPEVAR || hasArgumentsOf(endpoint.get().contract(), type)
          ? Optional.of(new ValueType.EndpointType(names.of(type), List.of()))
          : Optional.empty();
    }
    return switch (kind) {
      case DECLARED -> declared(type);
      case TYPEVAR -> variable(type);
      default -> Optional.empty();
    };
  }

  /** A pointer; an error about a bound that is not tracked is that of the type parameter. */
  private Optional<ValueType> variable(WrittenType type) {
    Element user = ((TypeVariable) type.mirror()).asElement().getEnclosingElement();
    return isTracked(type.mirror()) || !isLocal(user)
        ? Optional.of(new ValueType.PointerType(names.of(type)))
        : Optional.empty();
  }

  /** Whether {@code user}, or what encloses it, is a local contract. */
  static boolean isLocal(Element user) {
    Element contract = user;
    while (!(contract instanceof TypeElement)) {
      contract = contract.getEnclosingElement();
    }
    return Annotations.flag(contract, Contract.class, "local");
  }

  private Optional<ValueType> declared(WrittenType type) {
    TypeElement element = element(type);
    if (element.getKind() == ElementKind.ENUM) {
      return Optional.of(new ValueType.EnumType(ClassName.get(element)));
    }
    boolean pointer =
        isTracked(type.mirror())
            && (isRepStruct(element) || (isVector(element) && hasElementsOf(type)));
    return pointer ? Optional.of(new ValueType.PointerType(names.of(type))) : Optional.empty();
  }

  /** Whether an endpoint of {@code contract} has all its type arguments, and each is tracked. */
  private boolean hasArgumentsOf(TypeElement contract, WrittenType endpoint) {
    return endpoint.arguments().size() == contract.getTypeParameters().size()
        && endpoint.arguments().stream()
            .allMatch(a -> read(a).filter(ValueType::tracked).isPresent());
  }

  /** Whether a vector's elements are blocks other than endpoints (R72). */
  private boolean hasElementsOf(WrittenType vector) {
    return vector.arguments().size() == element(vector).getTypeParameters().size()
        && vector.arguments().stream()
            .allMatch(a -> read(a).filter(ValueType.PointerType.class::isInstance).isPresent());
  }

  /** Whether {@code type} is a block of the exchange heap. */
  boolean isTracked(TypeMirror type) {
    TypeElement tracked = environment.getElementUtils().getTypeElement(TRACKED);
    return tracked != null
        && type.getKind() != TypeKind.ERROR // which would be a subtype of anything
        && environment.getTypeUtils().isSubtype(type, tracked.asType());
  }

  /** Whether {@code type} is the interface {@code Tracked} itself. */
  static boolean isTrackedItself(TypeMirror type) {
    return type instanceof DeclaredType declared && isNamed(declared.asElement(), TRACKED);
  }

  static boolean isRepStruct(TypeElement element) {
    return Annotations.find(element, RepStruct.class).isPresent();
  }

  /** Containers may hold endpoints, so they are no elements, fields and arguments (R72). */
  static boolean isContainer(TypeElement element) {
    return isNamed(element, HEAP + ".TrackedDeque") || isNamed(element, HEAP + ".TrackedMap");
  }

  /** The vectors are the runtime's own final classes. */
  boolean isVector(TypeElement element) {
    return element.getKind() == ElementKind.CLASS
        && !isContainer(element)
        && element.getModifiers().contains(Modifier.FINAL)
        && isTracked(element.asType())
        && environment
            .getElementUtils()
            .getPackageOf(element)
            .getQualifiedName()
            .contentEquals(HEAP);
  }

  static TypeElement element(WrittenType type) {
    return (TypeElement) ((DeclaredType) type.mirror()).asElement();
  }

  static boolean isNamed(Element element, String name) {
    return element instanceof TypeElement type && type.getQualifiedName().contentEquals(name);
  }
}
