package org.copyless.checker.declaration;

import com.sun.source.tree.Tree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.checkerframework.framework.type.AnnotatedTypeFactory;

/** Answers what declarations promise, stub files included; the door of this package. */
public final class Declarations {
  private final CheckerOptions options;
  private final Types types;
  private final Kinds kinds;
  private final Shapes shapes;
  private final Signatures signatures;
  private final Instances instances;
  private final SelectDeclarations selects;
  private final Cells cells;
  private final UnknownStates unknownStates;
  private final Roles roles = new Roles(this);
  private final Borrowing borrowing;

  /**
   * Creates the declarations of one compilation.
   *
   * @param factory where qualifiers come from, with defaults and stubs
   * @param environment javac's
   * @param options what the user has chosen
   */
  public Declarations(
      AnnotatedTypeFactory factory, ProcessingEnvironment environment, CheckerOptions options) {
    this.options = options;
    this.types = environment.getTypeUtils();
    this.kinds = new Kinds(environment);
    this.shapes = new Shapes(this, types);
    this.signatures = new Signatures(factory, kinds, shapes);
    this.selects = new SelectDeclarations(factory);
    this.cells = new Cells(factory, shapes);
    this.unknownStates = new UnknownStates(factory, this);
    this.instances = new Instances(factory, shapes, roles, signatures);
    this.borrowing = new Borrowing(factory, types, kinds);
  }

  /** Returns what methods promise of parameters of types that are not tracked. */
  public Borrowing borrowing() {
    return borrowing;
  }

  /** Returns what the user has chosen of the rules. */
  public CheckerOptions options() {
    return options;
  }

  /** Returns whether a type is a pointer into the exchange heap. */
  public boolean isTracked(TypeMirror type) {
    return kinds.isTracked(type);
  }

  /** Returns whether a tracked pointer may be held as a type that is not itself tracked. */
  public boolean isOfTracked(TypeMirror type) {
    return kinds.isOfTracked(type);
  }

  /** Returns whether a type holds the two ends of a new channel. */
  public boolean isChannel(TypeMirror type) {
    return kinds.isChannel(type);
  }

  /** Returns whether a type is what {@code expose()} returns. */
  public boolean isExposure(TypeMirror type) {
    return kinds.isExposure(type);
  }

  /** Returns whether a type is a vector of tracked pointers. */
  public boolean isVector(TypeMirror type) {
    return kinds.isVector(type);
  }

  /** Returns whether a type is that of the constants of receiving states. */
  public boolean isReceiveState(TypeMirror type) {
    return kinds.isReceiveState(type);
  }

  /** Returns whether a value may not leave the body that made it: a channel, a received message. */
  public boolean isBoundToBody(TypeMirror type) {
    return kinds.isBoundToBody(type);
  }

  /**
   * Returns whether values of a type are followed: tracked pointers, and what is bound to a body.
   */
  public boolean isFollowed(TypeMirror type) {
    return kinds.isFollowed(type);
  }

  /** Returns whether a type is one end of a channel. */
  public boolean isEndpoint(TypeMirror type) {
    return isTracked(type) && shape(type).protocol() != null;
  }

  /** Returns whether a type shows that a channel has been closed. */
  boolean isClosed(TypeMirror type) {
    return kinds.isClosed(type);
  }

  /** Returns what a heap without room throws, if the runtime is there. */
  public Optional<TypeMirror> noRoom() {
    return kinds.noRoom();
  }

  /** Returns the type of all tracked pointers. */
  TypeMirror tracked() {
    return kinds.tracked();
  }

  /** Returns whether a class was written by an annotation processor. */
  public boolean isGenerated(TypeElement type) {
    return kinds.isGenerated(type);
  }

  /** Returns the message that a view type shows, if it is one. */
  public Optional<String> messageOf(TypeMirror type) {
    return kinds.messageOf(type);
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

  /** Returns whether a method makes a vector of pointers, all of them null. */
  public static boolean makesVector(ExecutableElement method) {
    return method.getSimpleName().contentEquals("vector")
        && method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(Names.HEAP);
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

  /** Returns whether a method makes an empty container. */
  public boolean createsContainer(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        && method.getEnclosingElement() instanceof TypeElement owner
        && (Kinds.isVariable(owner.asType())
            || (method.getSimpleName().contentEquals("create")
                && Names.CONTAINERS.contains(owner.getQualifiedName().toString())));
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
    return instances.ends(channel, arguments);
  }

  /**
   * Returns the shape of a new container.
   *
   * @param arguments its type arguments as they are written; empty where they are inferred, so that
   *     endpoints that they name are in the initial state
   */
  public Shape container(TypeMirror type, List<? extends Tree> arguments) {
    return instances.container(type, arguments);
  }

  /** Returns how selects are written. */
  public SelectDeclarations selects() {
    return selects;
  }

  /** Returns what the cells hold. */
  public Cells cells() {
    return cells;
  }

  /** Returns the shape of a set or map of endpoints which are in the given state. */
  public Shape container(TypeMirror type, List<? extends Tree> arguments, String state) {
    return instances.container(type, arguments, state);
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

  /** Returns whether a method returns, or a parameter takes, a struct by value. */
  public boolean isByValue(Element element) {
    return Mirrors.isByValue(element);
  }

  /** Reads the tracked fields of a struct, or the one that an exposed slot of a vector shows. */
  List<Parameter> fields(TypeElement type, Map<String, TypeArgument> bindings) {
    return signatures.fields(type, bindings);
  }

  /** Returns what a parameter promises, if it is tracked. */
  public Optional<Parameter> parameter(VariableElement parameter) {
    return signatures.parameter(parameter, Map.of());
  }

  /**
   * Returns what the parameter of a method of a block promises, if it is tracked.
   *
   * @param receiver the block, which knows what the type variables of its class stand for
   */
  public Optional<Parameter> parameter(VariableElement parameter, Shape receiver) {
    return signatures.parameter(parameter, receiver.bindings());
  }

  /** Returns the names in declarations that are no states. */
  public UnknownStates unknownStates() {
    return unknownStates;
  }

  /** Returns the states that {@code @OnThrow} names on a parameter, if it stands there. */
  public Optional<Set<String>> thrown(VariableElement parameter) {
    return signatures.thrown(parameter);
  }

  /** Returns what a method's result promises, if it is tracked. */
  public Optional<Parameter> result(ExecutableElement method) {
    return signatures.result(method, Map.of());
  }

  /**
   * Returns what the result of a method of a block promises, if it is tracked.
   *
   * @param receiver the block, which knows what the type variables of its class stand for
   */
  public Optional<Parameter> result(ExecutableElement method, Shape receiver) {
    return signatures.result(method, receiver.bindings());
  }

  /** Returns what a result promises where the type variables of its class are known. */
  Optional<Parameter> result(ExecutableElement method, Map<String, TypeArgument> bindings) {
    return signatures.result(method, bindings);
  }

  /** Returns what a method promises about its receiver. */
  public Parameter receiver(ExecutableElement method, TypeMirror type) {
    return signatures.receiver(method, type);
  }

  /** Returns what a method promises about its own object, if its class is tracked. */
  public Optional<Parameter> receiver(ExecutableElement method) {
    return signatures.receiver(method);
  }

  /** Returns what a method does beyond what its parameters say. */
  public MethodRole role(ExecutableElement method) {
    return roles.of(method);
  }
}
