package org.copyless.checker.declaration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads annotations by name. */
final class Mirrors {
  private Mirrors() {}

  /** Returns the annotation of the given name, or null. */
  static @Nullable AnnotationMirror find(AnnotatedConstruct annotated, String name) {
    return find(annotated.getAnnotationMirrors(), name);
  }

  /** Returns the annotation of the given name among the given ones, or null. */
  static @Nullable AnnotationMirror find(
      Iterable<? extends AnnotationMirror> annotations, String name) {
    for (AnnotationMirror mirror : annotations) {
      if (((TypeElement) mirror.getAnnotationType().asElement())
          .getQualifiedName()
          .contentEquals(name)) {
        return mirror;
      }
    }
    return null;
  }

  /** Returns whether an annotation of the given simple name is there, of whatever package. */
  static boolean hasSimple(AnnotatedConstruct annotated, String simpleName) {
    for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a method returns, or a parameter takes, a struct by value. */
  static boolean isByValue(AnnotatedConstruct element) {
    return find(element, Names.BY_VALUE) != null;
  }

  /** Returns the value of an element that is written out, or null. */
  static @Nullable Object value(AnnotationMirror mirror, String element) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(element)) {
        return entry.getValue().getValue();
      }
    }
    return null;
  }

  /** Returns the strings of an element that is written out; otherwise none. */
  static Set<String> strings(AnnotationMirror mirror, String element) {
    Set<String> strings = new LinkedHashSet<>();
    if (value(mirror, element) instanceof List<?> values) {
      for (Object each : values) {
        strings.add(String.valueOf(((AnnotationValue) each).getValue()));
      }
    }
    return strings;
  }
}
