package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;

/** Answers what declarations promise, stub files included. */
public final class Declarations {
  private static final MethodRole ORDINARY = new MethodRole.Ordinary();

  private final AnnotatedTypeFactory factory;
  private final Types types;
  private final @Nullable TypeMirror tracked;
  private final @Nullable TypeMirror closed;
  private final Contracts contracts = new Contracts(this);
  private final Map<String, Shape> shapes = new HashMap<>();
  private final Map<ExecutableElement, MethodRole> roles = new HashMap<>();

  /**
   * Creates the declarations of one compilation.
   *
   * @param factory where qualifiers come from, with defaults and stubs
   * @param environment javac's
   */
  public Declarations(AnnotatedTypeFactory factory, ProcessingEnvironment environment) {
    this.factory = factory;
    this.types = environment.getTypeUtils();
    this.tracked = erased(environment.getElementUtils(), Names.TRACKED);
    this.closed = erased(environment.getElementUtils(), Names.CHANNEL_CLOSED);
  }

  private @Nullable TypeMirror erased(Elements elements, String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? null : types.erasure(element.asType());
  }

  /** Returns whether a type is a pointer into the exchange heap. */
  public boolean isTracked(TypeMirror type) {
    return tracked != null && isReference(type) && types.isSubtype(types.erasure(type), tracked);
  }

  private static boolean isReference(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        || type.getKind() == TypeKind.TYPEVAR
        || type.getKind() == TypeKind.INTERSECTION;
  }

  /** Returns whether a type holds the two ends of a new channel. */
  public boolean isChannel(TypeMirror type) {
    return annotation(type, Names.CHANNEL_OF) != null;
  }

  /** Returns whether a type is what {@code expose()} returns. */
  public boolean isExposure(TypeMirror type) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(Names.EXPOSURE);
  }

  /** Returns whether a value may not leave the body that made it: a channel, a received message. */
  public boolean isBoundToBody(TypeMirror type) {
    return isChannel(type) || isExposure(type) || isMessage(type);
  }

  /**
   * Returns whether values of a type are followed: tracked pointers, and what is bound to a body.
   */
  public boolean isFollowed(TypeMirror type) {
    return isTracked(type) || isBoundToBody(type);
  }

  private boolean isMessage(TypeMirror type) {
    return messageOf(type).isPresent()
        || (type instanceof DeclaredType declared
            && ((TypeElement) declared.asElement())
                .getPermittedSubclasses().stream().anyMatch(each -> messageOf(each).isPresent()))
        || (closed != null
            && type.getKind() == TypeKind.DECLARED
            && types.isSubtype(types.erasure(type), closed));
  }

  /** Returns whether a class was written by an annotation processor. */
  public boolean isGenerated(TypeElement type) {
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
  public Optional<String> messageOf(TypeMirror type) {
    return Optional.ofNullable(annotation(type, Names.MESSAGE_VIEW))
        .map(mirror -> String.valueOf(Mirrors.value(mirror, "value")));
  }

  /** Returns the protocol state that a constant stands for, if it does. */
  public Optional<String> receiveState(Element constant) {
    return Optional.ofNullable(Mirrors.find(constant, Names.RECEIVE_STATE_OF))
        .map(mirror -> String.valueOf(Mirrors.value(mirror, "value")));
  }

  /**
   * Returns which of the given messages a case label of the given type matches.
   *
   * @param label the type of a pattern
   * @param messages candidate messages, {@link Protocol#CLOSED} among them
   */
  public Set<String> matching(TypeMirror label, Set<String> messages) {
    Optional<String> message = messageOf(label);
    if (message.isPresent()) {
      return messages.contains(message.get()) ? Set.of(message.get()) : Set.of();
    }
    if (closed != null && types.isSubtype(types.erasure(label), closed)) {
      return messages.contains(Protocol.CLOSED) ? Set.of(Protocol.CLOSED) : Set.of();
    }
    return messages;
  }

  /** Returns the shape of a tracked type. */
  public Shape shape(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    String name = erased.toString();
    Shape known = shapes.get(name);
    if (known == null) {
      known = newShape(erased);
      shapes.put(name, known);
    }
    return known;
  }

  private Shape newShape(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return new Shape(type.toString(), null, List::of);
    }
    TypeElement element = (TypeElement) declared.asElement();
    TypeElement struct = structOf(element);
    return new Shape(
        element.getSimpleName().toString(),
        contracts.protocolOf(element),
        () -> struct == null ? List.of() : fields(struct));
  }

  private @Nullable TypeElement structOf(TypeElement element) {
    if (Mirrors.find(element, Names.REP_STRUCT) != null) {
      return element;
    }
    for (TypeMirror each : element.getInterfaces()) {
      TypeElement found = structOf((TypeElement) ((DeclaredType) each).asElement());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private List<Parameter> fields(TypeElement struct) {
    List<Parameter> fields = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(struct.getEnclosedElements())) {
      if (isAccessor(method) && method.getParameters().isEmpty()) {
        result(method).ifPresent(fields::add);
      }
    }
    return fields;
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Returns what a parameter promises, if it is tracked. */
  public Optional<Parameter> parameter(VariableElement parameter) {
    return Optional.of(parameter.asType())
        .filter(this::isTracked)
        .map(
            type ->
                declared(
                    parameter.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(parameter),
                    nullable(parameter, type)));
  }

  /** Returns what a method's result promises, if it is tracked. */
  public Optional<Parameter> result(ExecutableElement method) {
    return Optional.of(method.getReturnType())
        .filter(this::isTracked)
        .map(
            type ->
                declared(
                    method.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(method).getReturnType(),
                    nullable(method, type)));
  }

  /** Returns what a method promises about its receiver. */
  public Parameter receiver(ExecutableElement method, TypeMirror type) {
    AnnotatedTypeMirror receiver = factory.getAnnotatedType(method).getReceiverType();
    if (receiver == null) {
      throw new IllegalArgumentException("a static method has no receiver: " + method);
    }
    return declared("this", type, receiver, false);
  }

  /** Returns what a method promises about its own object, if its class is tracked. */
  public Optional<Parameter> receiver(ExecutableElement method) {
    TypeMirror type = method.getEnclosingElement().asType();
    boolean hasReceiver =
        method.getKind() == ElementKind.METHOD
            && !method.getModifiers().contains(Modifier.STATIC)
            && isTracked(type);
    return hasReceiver ? Optional.of(receiver(method, type)) : Optional.empty();
  }

  private static boolean nullable(Element element, TypeMirror type) {
    return Mirrors.hasSimple(element, "Nullable") || Mirrors.hasSimple(type, "Nullable");
  }

  private Parameter declared(
      String name, TypeMirror type, AnnotatedTypeMirror annotated, boolean nullable) {
    Shape shape = shape(type);
    boolean claims = Mirrors.find(annotated.getPrimaryAnnotations(), Names.CLAIMS) != null;
    Protocol protocol = shape.protocol();
    if (protocol == null) {
      return new Parameter(name, claims, nullable, shape, Set.of(), Set.of());
    }
    AnnotationMirror state = Mirrors.find(annotated.getPrimaryAnnotations(), Names.STATE);
    Set<String> states = state == null ? Set.of() : Mirrors.strings(state, "value");
    if (states.isEmpty()) {
      states = Set.of(protocol.initial());
    }
    Set<String> then = state == null ? Set.of() : Mirrors.strings(state, "then");
    return new Parameter(name, claims, nullable, shape, states, then.isEmpty() ? states : then);
  }

  /** Returns what a method does beyond what its parameters say. */
  public MethodRole role(ExecutableElement method) {
    MethodRole known = roles.get(method);
    if (known == null) {
      known = readRole(method);
      roles.put(method, known);
    }
    return known;
  }

  private MethodRole readRole(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    boolean bare = method.getParameters().isEmpty();
    AnnotationMirror sends = Mirrors.find(method, Names.SENDS);
    if (sends != null) {
      return new MethodRole.Send(String.valueOf(Mirrors.value(sends, "value")));
    }
    AnnotationMirror receives = Mirrors.find(method, Names.RECEIVES);
    if (receives != null) {
      return Mirrors.value(receives, "value") instanceof String message && !message.isEmpty()
          ? new MethodRole.ReceiveOne(message)
          : new MethodRole.ReceiveAny();
    }
    Optional<String> message = messageOf(owner.asType());
    if (message.isPresent() && bare) {
      return new MethodRole.TakeArgument(message.get(), name);
    }
    if (isChannel(owner.asType()) && bare && (name.equals("imp") || name.equals("exp"))) {
      return new MethodRole.TakeEnd(name);
    }
    if (isExposure(owner.asType()) && bare && name.equals("close")) {
      return new MethodRole.EndExpose();
    }
    return isTracked(owner.asType()) ? trackedRole(method, owner, name, bare) : ORDINARY;
  }

  private MethodRole trackedRole(
      ExecutableElement method, TypeElement owner, String name, boolean bare) {
    if (bare && name.equals("close")) {
      return new MethodRole.Close();
    }
    if (bare && name.equals("expose")) {
      return new MethodRole.Expose();
    }
    for (Parameter field : shape(owner.asType()).fields()) {
      if (field.name().equals(name) && bare) {
        return new MethodRole.ReadField(name);
      }
      if (field.name().equals(name)
          && method.getParameters().size() == 1
          && isTracked(method.getParameters().getFirst().asType())) {
        return new MethodRole.WriteField(name);
      }
    }
    return ORDINARY;
  }

  private @Nullable AnnotationMirror annotation(TypeMirror type, String name) {
    return type instanceof DeclaredType declared ? Mirrors.find(declared.asElement(), name) : null;
  }
}
