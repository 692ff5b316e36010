package org.copyless.checker.declaration;

import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Kinds of exceptions. */
public final class Throwables {
  private static final Set<String> UNCHECKED =
      Set.of("java.lang.RuntimeException", "java.lang.Error");
  private static final Set<String> LINKAGE = Set.of("java.lang.LinkageError");

  private Throwables() {}

  /** Returns whether a type of exceptions is checked. */
  public static boolean isChecked(TypeMirror exception) {
    return !extendsOneOf(exception, UNCHECKED);
  }

  /** Returns whether a type says that a class is broken, as each first use of a class may. */
  public static boolean isLinkage(TypeMirror exception) {
    return extendsOneOf(exception, LINKAGE);
  }

  /** Returns the kind of an unchecked exception, runtime exception or error; others themselves. */
  public static TypeMirror kind(TypeMirror exception) {
    TypeMirror kind = supertype(exception, UNCHECKED);
    return kind == null ? exception : kind;
  }

  private static boolean extendsOneOf(TypeMirror exception, Set<String> names) {
    return supertype(exception, names) != null;
  }

  private static @Nullable TypeMirror supertype(TypeMirror exception, Set<String> names) {
    for (TypeMirror type = exception; type instanceof DeclaredType declared; ) {
      TypeElement element = (TypeElement) declared.asElement();
      if (names.contains(element.getQualifiedName().toString())) {
        return type;
      }
      type = element.getSuperclass();
    }
    return null;
  }
}
