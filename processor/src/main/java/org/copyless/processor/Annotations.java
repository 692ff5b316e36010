package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads annotations without loading their classes' values. */
final class Annotations {
  /** What javac gives as the value of an expression that it could not resolve, and has reported. */
  private static final String UNRESOLVED = "<error>";

  private Annotations() {}

  /** The annotation of the given class on {@code construct}. */
  static Optional<AnnotationMirror> find(AnnotatedConstruct construct, Class<?> annotation) {
    for (AnnotationMirror mirror : construct.getAnnotationMirrors()) {
      if (type(mirror).getQualifiedName().contentEquals(annotation.getName())) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The value that was written for {@code member}. */
  static Optional<AnnotationValue> value(AnnotationMirror mirror, String member) {
    for (ExecutableElement method : mirror.getElementValues().keySet()) {
      if (method.getSimpleName().contentEquals(member)) {
        return Optional.of(mirror.getElementValues().get(method));
      }
    }
    return Optional.empty();
  }

  /** The string that was written for {@code member}. */
  static Optional<String> string(AnnotationMirror mirror, String member) {
    return value(mirror, member).flatMap(Annotations::string);
  }

  /** Whether {@code true} was written for {@code member} of an annotation on {@code construct}. */
  static boolean flag(AnnotatedConstruct construct, Class<?> annotation, String member) {
    return find(construct, annotation)
        .flatMap(mirror -> value(mirror, member))
        .filter(value -> Boolean.TRUE.equals(value.getValue()))
        .isPresent();
  }

  /** The strings that were written for {@code member}; empty if it was left out. */
  static List<String> strings(AnnotationMirror mirror, String member) {
    Object value = value(mirror, member).map(AnnotationValue::getValue).orElse(List.of());
    return value instanceof List<?> list
        ? list.stream().flatMap(v -> string((AnnotationValue) v).stream()).toList()
        : List.of();
  }

  private static Optional<String> string(AnnotationValue value) {
    return value.getValue() instanceof String string && !string.equals(UNRESOLVED)
        ? Optional.of(string)
        : Optional.empty();
  }

  /**
   * The annotation called {@code Nullable}, whoever wrote it, on the declaration or on its type.
   */
  static Optional<Value.Nullable> nullable(Element declaration, TypeMirror type) {
    return nullable(type, true).or(() -> nullable(declaration, false));
  }

  private static Optional<Value.Nullable> nullable(AnnotatedConstruct construct, boolean typeUse) {
    return construct.getAnnotationMirrors().stream()
        .map(Annotations::type)
        .filter(type -> type.getSimpleName().contentEquals("Nullable"))
        .findFirst()
        .map(type -> new Value.Nullable(ClassName.get(type), typeUse));
  }

  private static TypeElement type(AnnotationMirror mirror) {
    return (TypeElement) mirror.getAnnotationType().asElement();
  }
}
