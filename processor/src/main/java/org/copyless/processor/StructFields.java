package org.copyless.processor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** The fields of a rep struct in the order of their places: that of their first accessors. */
final class StructFields {
  private StructFields() {}

  /** The getters of the fields that have one. */
  static List<ExecutableElement> getters(TypeElement struct) {
    Map<String, Optional<ExecutableElement>> getters = new LinkedHashMap<>();
    for (ExecutableElement method : accessors(struct)) {
      String name = method.getSimpleName().toString();
      if (isGetter(method)) {
        getters.put(name, Optional.of(method));
      } else {
        getters.putIfAbsent(name, Optional.empty());
      }
    }
    return getters.values().stream().flatMap(Optional::stream).toList();
  }

  /** The methods that are getters or setters, or are meant to be. */
  static List<ExecutableElement> accessors(TypeElement struct) {
    return ElementFilter.methodsIn(struct.getEnclosedElements()).stream()
        .filter(m -> m.getModifiers().contains(Modifier.ABSTRACT))
        .toList();
  }

  private static boolean isGetter(ExecutableElement method) {
    return method.getParameters().isEmpty() && method.getReturnType().getKind() != TypeKind.VOID;
  }
}
