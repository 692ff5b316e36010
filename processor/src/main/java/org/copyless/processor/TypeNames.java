package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeVariable;

/**
 * The names of types in generated code: as the user wrote them, with the annotations of their type
 * arguments. Endpoint classes are named in full though they may not exist yet.
 */
final class TypeNames {
  private final EndpointNames endpoints;

  TypeNames(EndpointNames endpoints) {
    this.endpoints = endpoints;
  }

  /** The name of a type, without its own annotations. */
  TypeName of(WrittenType type) {
    return switch (type.mirror().getKind()) {
      case DECLARED, ERROR -> parameterized(type);
      case TYPEVAR -> variable((TypeVariable) type.mirror());
      default -> TypeName.get(type.mirror()).withoutAnnotations();
    };
  }

  private TypeName parameterized(WrittenType type) {
    ClassName name =
        type.mirror().getKind() == TypeKind.ERROR
            ? endpoints.find(type).map(EndpointNames.Endpoint::name).orElseGet(() -> rawName(type))
            : rawName(type);
    List<WrittenType> arguments = type.arguments();
    return arguments.isEmpty()
        ? name
        : ParameterizedTypeName.get(
            name, arguments.stream().map(this::annotated).toArray(TypeName[]::new));
  }

  private TypeName annotated(WrittenType type) {
    return of(type)
        .annotated(type.mirror().getAnnotationMirrors().stream().map(AnnotationSpec::get).toList());
  }

  private static TypeName variable(TypeVariable type) {
    return TypeVariableName.get(type.asElement().getSimpleName().toString());
  }

  private static ClassName rawName(WrittenType type) {
    return ClassName.get((TypeElement) ((DeclaredType) type.mirror()).asElement());
  }

  /** A type parameter with its bound, as generated classes and methods declare it. */
  TypeVariableName parameter(TypeParameterElement parameter, WrittenType bound) {
    return TypeVariableName.get(parameter.getSimpleName().toString(), of(bound));
  }
}
