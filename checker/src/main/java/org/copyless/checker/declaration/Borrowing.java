package org.copyless.checker.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.framework.type.AnnotatedTypeMirror.AnnotatedArrayType;
import org.checkerframework.framework.type.AnnotatedTypeMirror.AnnotatedExecutableType;
import org.checkerframework.javacutil.ElementUtils;

/**
 * What methods promise of parameters whose type is not tracked, such as {@code Object}, a type
 * variable or an interface. Where {@code @Borrowed} is written there, in a stub file or in source,
 * the method only looks at the argument during the call and keeps nothing of it.
 */
public final class Borrowing {
  private final AnnotatedTypeFactory factory;
  private final Types types;
  private final Kinds kinds;
  private final Map<VariableElement, Boolean> borrowed = new HashMap<>();

  Borrowing(AnnotatedTypeFactory factory, Types types, Kinds kinds) {
    this.factory = factory;
    this.types = types;
    this.kinds = kinds;
  }

  /**
   * Returns whether a method only looks at what is passed to a parameter of an untracked type: it
   * says so itself, or it overrides one that does.
   */
  public boolean isBorrowed(VariableElement parameter) {
    Boolean known = borrowed.get(parameter);
    if (known == null) {
      known =
          parameter.getEnclosingElement() instanceof ExecutableElement method
              && mayPoint(parameter.asType())
              && isBorrowed(method, method.getParameters().indexOf(parameter));
      borrowed.put(parameter, known);
    }
    return known;
  }

  private boolean mayPoint(TypeMirror type) {
    TypeMirror each = type instanceof ArrayType array ? array.getComponentType() : type;
    return !each.getKind().isPrimitive() && !kinds.isTracked(each);
  }

  private boolean isBorrowed(ExecutableElement method, int index) {
    return isWritten(method, index)
        || overridden(method).stream().anyMatch(each -> isWritten(each, index));
  }

  private Set<? extends ExecutableElement> overridden(ExecutableElement method) {
    return ElementUtils.getOverriddenMethods(method, types);
  }

  private boolean isWritten(ExecutableElement method, int index) {
    AnnotatedTypeMirror type = explicit(method).getParameterTypes().get(index);
    boolean isLast = index == method.getParameters().size() - 1;
    if (method.isVarArgs() && isLast && type instanceof AnnotatedArrayType array) {
      return isWritten(array.getComponentType());
    }
    return isWritten(type);
  }

  /** Returns the type of a method with those qualifiers only that somebody has written. */
  private AnnotatedExecutableType explicit(ExecutableElement method) {
    return factory.fromElement(method);
  }

  private static boolean isWritten(AnnotatedTypeMirror type) {
    return Mirrors.find(type.getPrimaryAnnotations(), Names.BORROWED) != null;
  }

  /**
   * Returns the parameter whose argument a method returns, if its result is written
   * {@code @Borrowed} and exactly one parameter of the same type is borrowed.
   */
  public OptionalInt returned(ExecutableElement method) {
    if (!mayPoint(method.getReturnType()) || !isResultWritten(method)) {
      return OptionalInt.empty();
    }
    int found = -1;
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (types.isSameType(parameters.get(i).asType(), method.getReturnType())
          && isBorrowed(parameters.get(i))) {
        if (found >= 0) {
          return OptionalInt.empty();
        }
        found = i;
      }
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private boolean isResultWritten(ExecutableElement method) {
    return method.getReturnType().getKind() != TypeKind.VOID
        && (isWritten(explicit(method).getReturnType())
            || overridden(method).stream()
                .anyMatch(each -> isWritten(explicit(each).getReturnType())));
  }

  /** Returns whether a method that returns has found an argument not to be null. */
  public boolean refusesNull(ExecutableElement method, int index) {
    for (AnnotationMirror each : factory.getDeclAnnotations(method)) {
      if (each.getAnnotationType().asElement().getSimpleName().contentEquals("EnsuresNonNull")
          && Mirrors.strings(each, "value").contains("#" + (index + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a method that returns has found its first argument to be null. */
  public boolean demandsNull(ExecutableElement method) {
    return method.getSimpleName().contentEquals("assertNull")
        && ElementUtils.getQualifiedClassName(method).contentEquals(Names.ASSERTIONS);
  }

  /** Returns whether nobody has declared a method with tracked pointers in mind. */
  public boolean isUnannotated(ExecutableElement method) {
    return ElementUtils.isElementFromByteCode(method)
        && !kinds.isTracked(method.getEnclosingElement().asType());
  }

  /** Returns of a method that tests its argument for null whether it is true for null. */
  public Optional<Boolean> trueIfNull(ExecutableElement method) {
    if (!ElementUtils.getQualifiedClassName(method).contentEquals(Names.OBJECTS)) {
      return Optional.empty();
    }
    return switch (method.getSimpleName().toString()) {
      case "isNull" -> Optional.of(true);
      case "nonNull" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
