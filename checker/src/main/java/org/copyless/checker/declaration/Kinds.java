package org.copyless.checker.declaration;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Tells types apart: tracked pointers, channels, exposures, messages, and ordinary ones. */
final class Kinds {
  private final Types types;
  private final @Nullable TypeMirror tracked;
  private final @Nullable TypeMirror closed;
  private final @Nullable TypeMirror noRoom;

  Kinds(ProcessingEnvironment environment) {
    this.types = environment.getTypeUtils();
    this.tracked = erased(environment.getElementUtils(), Names.TRACKED);
    this.closed = erased(environment.getElementUtils(), Names.CHANNEL_CLOSED);
    this.noRoom = erased(environment.getElementUtils(), Names.NO_ROOM);
  }

  private @Nullable TypeMirror erased(Elements elements, String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? null : types.erasure(element.asType());
  }

  /** Returns what a heap without room throws, if the runtime is there. */
  Optional<TypeMirror> noRoom() {
    return Optional.ofNullable(noRoom);
  }

  /** Returns whether a type is a pointer into the exchange heap. */
  boolean isTracked(TypeMirror type) {
    return tracked != null
        && isReference(type)
        && (types.isSubtype(types.erasure(type), tracked) || isVariable(type));
  }

  /** Returns whether a tracked pointer may be held as a type that is not itself tracked. */
  boolean isOfTracked(TypeMirror type) {
    return tracked != null && types.isSubtype(tracked, types.erasure(type));
  }

  /** Returns whether a type is that of a ref or out parameter, which is followed as a block is. */
  static boolean isVariable(TypeMirror type) {
    return isNamed(type, Names.REF) || isNamed(type, Names.OUT_PARAMETER);
  }

  /** Returns whether a type is that of a cell on the GC heap that holds a block. */
  static boolean isCell(TypeMirror type) {
    return isNamed(type, Names.CELL);
  }

  private static boolean isReference(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        || type.getKind() == TypeKind.TYPEVAR
        || type.getKind() == TypeKind.INTERSECTION;
  }

  /** Returns whether a type holds the two ends of a new channel. */
  boolean isChannel(TypeMirror type) {
    return annotation(type, Names.CHANNEL_OF) != null;
  }

  /** Returns whether a type is what {@code expose()} returns. */
  boolean isExposure(TypeMirror type) {
    return isNamed(type, Names.EXPOSURE) || isNamed(type, Names.SLOT);
  }

  static boolean isNamed(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
  }

  /** Returns whether a type is a vector of tracked pointers. */
  boolean isVector(TypeMirror type) {
    return isNamed(type, Names.TRACKED_VECTOR);
  }

  /** Returns whether a type is that of the constants of receiving states. */
  boolean isReceiveState(TypeMirror type) {
    return isNamed(type, Names.RECEIVE_STATE);
  }

  /** Returns whether a value may not leave the body that made it: a channel, a received message. */
  boolean isBoundToBody(TypeMirror type) {
    return isChannel(type) || isExposure(type) || isMessage(type);
  }

  /**
   * Returns whether values of a type are followed: tracked pointers, and what is bound to a body.
   */
  boolean isFollowed(TypeMirror type) {
    return isTracked(type) || isBoundToBody(type);
  }

  private boolean isMessage(TypeMirror type) {
    return messageOf(type).isPresent()
        || (type instanceof DeclaredType declared
            && ((TypeElement) declared.asElement())
                .getPermittedSubclasses().stream().anyMatch(each -> messageOf(each).isPresent()))
        || isClosed(type);
  }

  /** Returns whether a type shows that a channel has been closed. */
  boolean isClosed(TypeMirror type) {
    return closed != null
        && type.getKind() == TypeKind.DECLARED
        && types.isSubtype(types.erasure(type), closed);
  }

  /** Returns the type of all tracked pointers. */
  TypeMirror tracked() {
    if (tracked == null) {
      throw new IllegalStateException(Names.TRACKED + " is not on the class path");
    }
    return tracked;
  }

  /** Returns whether a class was written by an annotation processor. */
  boolean isGenerated(TypeElement type) {
    AnnotationMirror mirror = Mirrors.find(type, Names.GENERATED);
    return Mirrors.find(type, Names.ENDPOINT_OF) != null
        || Mirrors.find(type, Names.CHANNEL_OF) != null
        || (mirror != null && Mirrors.strings(mirror, "value").contains(Names.PROCESSOR))
        || (type.getSuperclass() instanceof DeclaredType above
            && ((TypeElement) above.asElement())
                .getQualifiedName()
                .contentEquals(Names.STRUCT_BLOCK));
  }

  /** Returns the message that a view type shows, if it is one. */
  Optional<String> messageOf(TypeMirror type) {
    return Optional.ofNullable(annotation(type, Names.MESSAGE_VIEW))
        .map(mirror -> String.valueOf(Mirrors.value(mirror, "value")));
  }

  private static @Nullable AnnotationMirror annotation(TypeMirror type, String name) {
    return type instanceof DeclaredType declared ? Mirrors.find(declared.asElement(), name) : null;
  }
}
