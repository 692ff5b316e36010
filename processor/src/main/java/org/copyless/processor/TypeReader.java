package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.copyless.annotation.Contract;
import org.copyless.annotation.RepStruct;
import org.copyless.annotation.Role;

/**
 * Tells which types are exchangeable (R70, R71 of the rules: scalars, enums, rep structs and
 * vectors; endpoints are {@link ArgumentReader}'s concern) and what to do about the others.
 *
 * <p>Source: Fähndrich et al., §2.2 and §2.6.
 */
final class TypeReader {
  private static final String HEAP = "org.copyless.heap";
  private static final String TRACKED = HEAP + ".Tracked";

  private final ProcessingEnvironment environment;

  TypeReader(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** How values of {@code type} are stored; empty if they are not exchangeable. */
  Optional<ValueType> read(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(ValueType.Scalar.valueOf(type.getKind().name()));
    }
    return type.getKind() == TypeKind.DECLARED ? declared((DeclaredType) type) : Optional.empty();
  }

  private Optional<ValueType> declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getKind() == ElementKind.ENUM) {
      return Optional.of(new ValueType.EnumType(ClassName.get(element)));
    }
    boolean pointer = isTracked(type) && (isRepStruct(element) || isVector(element));
    return pointer && type.getTypeArguments().stream().allMatch(this::isPointer)
        ? Optional.of(new ValueType.PointerType(withoutAnnotations(type)))
        : Optional.empty();
  }

  private boolean isPointer(TypeMirror type) {
    return read(type).filter(ValueType.PointerType.class::isInstance).isPresent();
  }

  /** Whether {@code type} is a block of the exchange heap. */
  boolean isTracked(TypeMirror type) {
    TypeElement tracked = environment.getElementUtils().getTypeElement(TRACKED);
    return tracked != null && environment.getTypeUtils().isSubtype(type, tracked.asType());
  }

  /** Whether {@code type} is the interface {@code Tracked} itself. */
  static boolean isTrackedItself(TypeMirror type) {
    return type instanceof DeclaredType declared && isNamed(declared.asElement(), TRACKED);
  }

  private static boolean isRepStruct(TypeElement element) {
    return Annotations.find(element, RepStruct.class).isPresent();
  }

  /** The vectors are the runtime's own final classes. */
  private boolean isVector(TypeElement element) {
    return element.getKind() == ElementKind.CLASS
        && environment
            .getElementUtils()
            .getPackageOf(element)
            .getQualifiedName()
            .contentEquals(HEAP);
  }

  private TypeName withoutAnnotations(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        ? ClassName.get((TypeElement) type.asElement())
        : TypeName.get(type).withoutAnnotations();
  }

  /** The name of {@code type} as users write it, without annotations. */
  static String describe(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.getTypeArguments().isEmpty()
        ? declared.asElement().getSimpleName().toString()
        : type.toString();
  }

  /** What to write instead of {@code type}, as the end of a sentence. */
  String advice(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> arrayAdvice(array.getComponentType());
      case DeclaredType declared when declared.getKind() == TypeKind.DECLARED ->
          classAdvice(declared, (TypeElement) declared.asElement());
      default -> "use a type that lives in the exchange heap";
    };
  }

  private static String arrayAdvice(TypeMirror component) {
    return switch (component.getKind()) {
      case BYTE -> "an array lives in the garbage-collected heap: use ByteVector";
      case INT -> "an array lives in the garbage-collected heap: use IntVector";
      default -> "an array lives in the garbage-collected heap: use a vector of the exchange heap";
    };
  }

  private String classAdvice(DeclaredType type, TypeElement element) {
    if (isTrackedItself(type)) {
      return "Tracked says nothing of the layout: name the rep struct or the vector";
    }
    if (Annotations.find(element, Contract.class).isPresent()) {
      ClassName contract = ClassName.get(element);
      return "a contract is not an endpoint: use %s or %s"
          .formatted(
              Names.endpoint(contract, Role.EXP).simpleName(),
              Names.endpoint(contract, Role.IMP).simpleName());
    }
    if (isTracked(type)) {
      return element.getKind() == ElementKind.INTERFACE
          ? "annotate the interface " + element.getSimpleName() + " with @RepStruct"
          : "use its @RepStruct interface";
    }
    return boxed(type)
        .map(primitive -> "use " + primitive)
        .orElse(
            isNamed(element, "java.lang.String")
                ? "a string lives in the garbage-collected heap: send its bytes in a ByteVector"
                : "its objects live in the garbage-collected heap: "
                    + "put the data into a @RepStruct interface or a vector");
  }

  private Optional<TypeMirror> boxed(TypeMirror type) {
    try {
      return Optional.of(environment.getTypeUtils().unboxedType(type));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(Element element, String name) {
    return element instanceof TypeElement type && type.getQualifiedName().contentEquals(name);
  }
}
