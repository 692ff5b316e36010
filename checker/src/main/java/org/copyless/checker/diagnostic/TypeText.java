package org.copyless.checker.diagnostic;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Types as a person would write them: simple names, and no annotations. */
public final class TypeText {
  private TypeText() {}

  /**
   * Returns the text of a type.
   *
   * @param type the type
   * @return what to call it in a message
   */
  public static String of(TypeMirror type) {
    return switch (type) {
      case DeclaredType declared -> declared.asElement().getSimpleName() + arguments(declared);
      case ArrayType array -> of(array.getComponentType()) + "[]";
      case TypeVariable variable -> variable.asElement().getSimpleName().toString();
      case WildcardType wildcard -> wildcard(wildcard);
      default -> type.getKind().isPrimitive() ? primitive(type) : type.toString();
    };
  }

  private static String arguments(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        ? ""
        : type.getTypeArguments().stream()
            .map(TypeText::of)
            .collect(Collectors.joining(", ", "<", ">"));
  }

  private static String wildcard(WildcardType wildcard) {
    if (wildcard.getExtendsBound() != null) {
      return "? extends " + of(wildcard.getExtendsBound());
    }
    return wildcard.getSuperBound() == null ? "?" : "? super " + of(wildcard.getSuperBound());
  }

  private static String primitive(TypeMirror type) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }
}
