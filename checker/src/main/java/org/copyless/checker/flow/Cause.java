package org.copyless.checker.flow;

import java.util.List;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Throwables;

/**
 * An exception on its way out.
 *
 * @param counts whether what its path leaves behind is an error even if nobody catches it here: it
 *     is checked, or thrown by a {@code throw}. Where an unchecked exception of a call is not
 *     caught, the SIP ends and the runtime reclaims its blocks.
 * @param name the name of its type, by which causes are told apart
 * @param type its type; null if it is not known
 */
record Cause(boolean counts, String name, @Nullable TypeMirror type) {
  static Cause of(boolean counts, TypeMirror type) {
    return new Cause(counts, type.toString(), bound(type));
  }

  /** Returns the class that a type variable stands for: what is thrown is of it, or below it. */
  private static TypeMirror bound(TypeMirror type) {
    return switch (type) {
      case TypeVariable variable -> bound(variable.getUpperBound());
      case IntersectionType intersection -> bound(intersection.getBounds().getFirst());
      default -> type;
    };
  }

  /** Returns the cause as one of which only this is known: whether it counts. */
  Cause blurred() {
    return new Cause(counts, "an exception", null);
  }

  /** Returns a cause that does not count as one of its kind, be it runtime exception or error. */
  Cause generalized() {
    return counts || type == null ? this : of(false, Throwables.kind(type));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cause cause && counts == cause.counts && name.equals(cause.name);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Boolean.hashCode(counts);
  }

  /** Returns the type's simple name, for messages. */
  String simpleName() {
    return type instanceof DeclaredType declared
        ? declared.asElement().getSimpleName().toString()
        : name;
  }

  /** Returns whether a catch clause of the given type may catch it. */
  boolean mayBeCaughtBy(TypeMirror clause, Types types) {
    TypeMirror own = type;
    return own == null
        || alternatives(clause).stream()
            .anyMatch(each -> types.isSubtype(own, each) || types.isSubtype(each, own));
  }

  /** Returns whether a catch clause of the given type catches it for certain. */
  boolean isCaughtBy(TypeMirror clause, Types types) {
    TypeMirror own = type;
    return own != null
        && alternatives(clause).stream().anyMatch(each -> types.isSubtype(own, each));
  }

  private static List<? extends TypeMirror> alternatives(TypeMirror clause) {
    return clause instanceof UnionType union ? union.getAlternatives() : List.of(clause);
  }
}
