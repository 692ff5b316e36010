package org.copyless.checker.declaration;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;

/** Answers what declarations promise, stub files included. */
public final class Declarations {
  private final AnnotatedTypeFactory factory;
  private final Types types;
  private final @Nullable TypeMirror tracked;
  private final @Nullable TypeMirror closed;
  private final Shapes shapes;
  private final Roles roles = new Roles(this);

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
    this.shapes = new Shapes(this, types);
  }

  private @Nullable TypeMirror erased(Elements elements, String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? null : types.erasure(element.asType());
  }

  /** Returns whether a type is a pointer into the exchange heap. */
  public boolean isTracked(TypeMirror type) {
    return tracked != null
        && isReference(type)
        && (types.isSubtype(types.erasure(type), tracked) || isVariable(type));
  }

  /** Returns whether a type is that of a ref or out parameter, which is followed as a block is. */
  private static boolean isVariable(TypeMirror type) {
    return isNamed(type, Names.REF) || isNamed(type, Names.OUT_PARAMETER);
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
    return isNamed(type, Names.EXPOSURE) || isNamed(type, Names.SLOT);
  }

  private static boolean isNamed(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
  }

  /** Returns whether a type is a vector of tracked pointers. */
  public boolean isVector(TypeMirror type) {
    return isNamed(type, Names.TRACKED_VECTOR);
  }

  /**
   * Returns whether a method makes a vector of what is, or may turn out to be, an endpoint.
   *
   * @param type the type of the call
   */
  public boolean mayHoldEndpoints(ExecutableElement method, TypeMirror type) {
    if (!isVector(type) || ((DeclaredType) type).getTypeArguments().isEmpty()) {
      return false;
    }
    TypeMirror element = ((DeclaredType) type).getTypeArguments().getFirst();
    boolean isNew =
        method.getEnclosingElement() instanceof TypeElement owner
            && owner.getQualifiedName().contentEquals(Names.HEAP);
    return isTracked(element)
        && (isNew || element.getKind() == TypeKind.DECLARED)
        && shape(types.erasure(element)).mayBeEndpoint();
  }

  /** Returns whether a method starts a process, which hands its blocks to the body and no other. */
  public boolean startsProcess(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().toString().startsWith(Names.SIP);
  }

  /** Returns whether a method takes whatever is tracked, containers too, and sends none of it. */
  public boolean keepsContainers(ExecutableElement method) {
    String owner =
        method.getEnclosingElement() instanceof TypeElement type
            ? type.getQualifiedName().toString()
            : "";
    return startsProcess(method)
        || Names.CONTAINERS.contains(owner)
        || Names.HOLDERS.contains(owner);
  }

  /** Returns whether a type is one end of a channel. */
  public boolean isEndpoint(TypeMirror type) {
    return isTracked(type) && shape(type).protocol() != null;
  }

  /** Returns whether a type is that of the constants of receiving states. */
  public boolean isReceiveState(TypeMirror type) {
    return isNamed(type, Names.RECEIVE_STATE);
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
  public Optional<StateConstant> stateConstant(Element constant) {
    return Optional.ofNullable(Mirrors.find(constant, Names.RECEIVE_STATE_OF))
        .filter(_ -> constant.getEnclosingElement() instanceof TypeElement)
        .map(
            mirror ->
                new StateConstant(
                    String.valueOf(Mirrors.value(mirror, "value")),
                    (TypeElement) constant.getEnclosingElement()));
  }

  /**
   * The constant of a receiving state.
   *
   * @param state the state
   * @param owner the endpoint class that has the constant
   */
  public record StateConstant(String state, TypeElement owner) {}

  /**
   * Returns what the two ends of a new channel are, by the names of their accessors.
   *
   * @param channel the channel's type
   * @param arguments its type arguments as they are written; empty where they are inferred, so that
   *     endpoints that they name are in the initial state
   */
  public Map<String, Parameter> ends(TypeMirror channel, List<? extends Tree> arguments) {
    DeclaredType type = (DeclaredType) channel;
    TypeElement element = (TypeElement) type.asElement();
    Map<String, TypeArgument> bindings = Shapes.bindings(element, arguments(type, arguments));
    Map<String, Parameter> ends = new LinkedHashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (role(method) instanceof MethodRole.TakeEnd role) {
        result(method, bindings).ifPresent(declared -> ends.put(role.end(), declared));
      }
    }
    return ends;
  }

  /** Returns type arguments as they are written; inferred ones are in the initial state. */
  private List<TypeArgument> arguments(DeclaredType type, List<? extends Tree> arguments) {
    List<TypeArgument> known = new ArrayList<>();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      boolean isWritten = arguments.size() == type.getTypeArguments().size();
      AnnotatedTypeMirror written =
          isWritten ? factory.getAnnotatedTypeFromTypeTree(arguments.get(i)) : null;
      TypeArgument argument = shapes.argument(type.getTypeArguments().get(i), written, Map.of());
      known.add(isWritten ? argument : argument.inInitialState());
    }
    return known;
  }

  /** Returns whether a method makes an empty container. */
  public boolean createsContainer(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        && method.getEnclosingElement() instanceof TypeElement owner
        && (isVariable(owner.asType())
            || (method.getSimpleName().contentEquals("create")
                && Names.CONTAINERS.contains(owner.getQualifiedName().toString())));
  }

  /**
   * Returns the shape of a new container.
   *
   * @param arguments its type arguments as they are written; empty where they are inferred, so that
   *     endpoints that they name are in the initial state
   */
  public Shape container(TypeMirror type, List<? extends Tree> arguments) {
    return shapes.of(type, arguments((DeclaredType) type, arguments));
  }

  /** Returns the shape of a set or map of endpoints which are in the given state. */
  public Shape container(TypeMirror type, List<? extends Tree> arguments, String state) {
    List<TypeArgument> known = new ArrayList<>(arguments((DeclaredType) type, arguments));
    known.set(0, new TypeArgument(known.getFirst().shape(), Set.of(state), false));
    return shapes.of(type, known);
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
    if (isClosed(label)) {
      return messages.contains(Protocol.CLOSED) ? Set.of(Protocol.CLOSED) : Set.of();
    }
    Set<String> all = new LinkedHashSet<>(messages);
    all.remove(Protocol.NOTHING); // null is of no type
    return all;
  }

  /**
   * Returns which of the given messages a case label of the given type takes for certain: a label
   * that names the view of an extension leaves those of the base to the labels behind it.
   *
   * @param label the type of a pattern
   * @param messages candidate messages, {@link Protocol#CLOSED} among them
   * @param protocol the protocol of the endpoint that received
   */
  public Set<String> covered(TypeMirror label, Set<String> messages, Protocol protocol) {
    Set<String> covered = new LinkedHashSet<>(matching(label, messages));
    covered.removeIf(
        message ->
            protocol
                .view(message)
                .filter(view -> !types.isSubtype(types.erasure(view), types.erasure(label)))
                .isPresent());
    return covered;
  }

  /**
   * Returns the shape of a tracked type, as far as javac's types tell it: in which states the
   * endpoints are that its type arguments name, they do not.
   */
  public Shape shape(TypeMirror type) {
    return shapes.of(type, null, Map.of());
  }

  /** Returns the shape of a tracked type as a variable or a method declares it. */
  private Shape shape(
      TypeMirror type, AnnotatedTypeMirror annotated, Map<String, TypeArgument> bindings) {
    return shapes.of(type, annotated, bindings);
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

  /** Reads the tracked fields of a struct, or the one that an exposed slot of a vector shows. */
  List<Parameter> fields(TypeElement type, Map<String, TypeArgument> bindings) {
    if (type.getQualifiedName().contentEquals(Names.TRACKED_VECTOR)) {
      List<Parameter> element = new ArrayList<>();
      bindings.values().forEach(each -> element.add(element(each)));
      return element;
    }
    TypeElement struct = structOf(type);
    List<Parameter> fields = new ArrayList<>();
    if (struct != null) {
      for (ExecutableElement method : ElementFilter.methodsIn(struct.getEnclosedElements())) {
        if (isAccessor(method) && method.getParameters().isEmpty() && !isByValue(method)) {
          result(method).ifPresent(fields::add);
        }
      }
    }
    return fields;
  }

  private static Parameter element(TypeArgument argument) {
    return new Parameter(
        "element", false, true, argument.shape(), argument.states(), argument.states());
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Returns whether a method returns, or a parameter takes, a struct by value. */
  public boolean isByValue(Element element) {
    return Mirrors.find(element, Names.BY_VALUE) != null;
  }

  /** Returns what a parameter promises, if it is tracked. */
  public Optional<Parameter> parameter(VariableElement parameter) {
    return parameter(parameter, Map.of());
  }

  /**
   * Returns what the parameter of a method of a block promises, if it is tracked.
   *
   * @param receiver the block, which knows what the type variables of its class stand for
   */
  public Optional<Parameter> parameter(VariableElement parameter, Shape receiver) {
    return parameter(parameter, receiver.bindings());
  }

  /** Returns what a parameter promises where the type variables of its class are known. */
  private Optional<Parameter> parameter(
      VariableElement parameter, Map<String, TypeArgument> bindings) {
    return Optional.of(parameter.asType())
        .filter(this::isTracked)
        .map(
            type ->
                declared(
                    parameter.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(parameter),
                    nullable(parameter, type),
                    bindings));
  }

  /** Returns what a method's result promises, if it is tracked. */
  public Optional<Parameter> result(ExecutableElement method) {
    return result(method, Map.of());
  }

  /**
   * Returns what the result of a method of a block promises, if it is tracked.
   *
   * @param receiver the block, which knows what the type variables of its class stand for
   */
  public Optional<Parameter> result(ExecutableElement method, Shape receiver) {
    return result(method, receiver.bindings());
  }

  /** Returns what a result promises where the type variables of its class are known. */
  Optional<Parameter> result(ExecutableElement method, Map<String, TypeArgument> bindings) {
    return Optional.of(method.getReturnType())
        .filter(this::isTracked)
        .map(
            type ->
                declared(
                    method.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(method).getReturnType(),
                    nullable(method, type),
                    bindings));
  }

  /** Returns what a method promises about its receiver. */
  public Parameter receiver(ExecutableElement method, TypeMirror type) {
    AnnotatedTypeMirror receiver = factory.getAnnotatedType(method).getReceiverType();
    if (receiver == null) {
      throw new IllegalArgumentException("a static method has no receiver: " + method);
    }
    return declared("this", type, receiver, false, Map.of());
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
      String name,
      TypeMirror type,
      AnnotatedTypeMirror annotated,
      boolean nullable,
      Map<String, TypeArgument> bindings) {
    boolean claims = Mirrors.find(annotated.getPrimaryAnnotations(), Names.CLAIMS) != null;
    TypeArgument bound =
        type instanceof TypeVariable variable ? Shapes.bound(variable, bindings) : null;
    if (bound != null) {
      return new Parameter(name, claims, nullable, bound.shape(), bound.states(), bound.states());
    }
    Shape shape = shape(type, annotated, bindings);
    Protocol protocol = shape.protocol();
    if (protocol == null) {
      return new Parameter(name, claims, nullable, shape, Set.of(), Set.of());
    }
    Set<String> states = Shapes.states(protocol, annotated);
    AnnotationMirror state = Mirrors.find(annotated.getPrimaryAnnotations(), Names.STATE);
    Set<String> then = state == null ? Set.of() : Mirrors.strings(state, "then");
    if (then.isEmpty() && isNamed(type, Names.OUT_PARAMETER)) {
      then = Set.of(Variables.FULL);
    }
    return new Parameter(name, claims, nullable, shape, states, then.isEmpty() ? states : then);
  }

  /** Returns what a method does beyond what its parameters say. */
  public MethodRole role(ExecutableElement method) {
    return roles.of(method);
  }

  private @Nullable AnnotationMirror annotation(TypeMirror type, String name) {
    return type instanceof DeclaredType declared ? Mirrors.find(declared.asElement(), name) : null;
  }
}
