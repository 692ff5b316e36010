package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.FunctionalInterfaceNode;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ObjectCreationNode;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** The effect of calls, by what their declarations say. */
final class Calls {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;
  private final Structs structs;
  private final Endpoints endpoints;
  private final StateTests stateTests;
  private final Functions functions;
  private final Arguments arguments;
  private final Messages messages;
  private final Completion completion;
  private final Channels channels;
  private final Containers containers;
  private final Selecting selecting;
  private final Scopes scopes;
  private final Untracked untracked;

  Calls(
      Declarations declarations,
      Diagnostics diagnostics,
      Ownership ownership,
      Births births,
      Messages messages,
      Completion completion,
      Functions functions,
      Leaks leaks,
      Scopes scopes,
      Untracked untracked) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
    this.structs = new Structs(diagnostics, ownership, births, leaks, scopes);
    this.endpoints = new Endpoints(declarations, diagnostics, ownership, births, messages);
    this.stateTests = new StateTests(diagnostics, ownership);
    this.functions = functions;
    this.messages = messages;
    this.completion = completion;
    this.containers = new Containers(declarations, diagnostics, births);
    this.arguments =
        new Arguments(declarations, diagnostics, ownership, functions, containers, untracked);
    this.selecting = new Selecting(declarations, diagnostics, ownership, births, arguments);
    this.channels = new Channels(declarations, diagnostics, ownership, births);
    this.scopes = scopes;
    this.untracked = untracked;
  }

  /** Applies a method call. */
  Effect apply(MethodInvocationNode call, Facts before) {
    ExecutableElement method = call.getTarget().getMethod();
    if (isNoBusiness(call, method, before)) {
      if (declarations.cells().concern(method)) {
        checkStates(call, method);
      }
      return Effect.none(before);
    }
    Facts facts = before.copy();
    Node receiver = call.getTarget().getReceiver();
    SortedSet<Integer> target = Ownership.value(facts, receiver);
    checkGuard(call, method);
    checkStates(call, method);
    return switch (declarations.role(method)) {
      case MethodRole.Ordinary _ -> ordinary(call, method, receiver, target, facts);
      case MethodRole.Close _ -> close(call, receiver, target, facts);
      case MethodRole.Expose _ ->
          Effect.of(facts, before, structs.expose(facts, call, receiver, target));
      case MethodRole.EndExpose _ -> {
        structs.endExpose(facts, target);
        yield certain(facts, Ids.NONE);
      }
      case MethodRole.ReadField role ->
          certain(facts, structs.read(facts, call, receiver, target, role.field()));
      case MethodRole.WriteField role ->
          certain(facts, structs.write(facts, call, receiver, target, role.field()));
      case MethodRole.ReadSlot _ -> certain(facts, structs.readSlot(facts, call, receiver, target));
      case MethodRole.WriteSlot _ ->
          certain(facts, structs.writeSlot(facts, call, receiver, target));
      case MethodRole.Part _ -> part(facts, before, call, receiver, target);
      case MethodRole.Move role -> {
        endpoints.send(facts, call, receiver, target, role.operation());
        Effect moved = ordinary(call, method, receiver, target, facts);
        yield certain(moved.normal(), moved.value()); // in the right state, as a send
      }
      case MethodRole.Send role -> {
        arguments.pass(call.getArguments(), method, receiver, target, facts);
        endpoints.send(facts, call, receiver, target, role.message());
        yield endpoints.sendMayFail(receiver)
            ? Effect.of(facts, before).throwingOnly(declarations.noRoom())
            : certain(facts, Ids.NONE);
      }
      case MethodRole.TestState _ -> stateTests.apply(facts, before, call, receiver, target);
      case MethodRole.Await _ -> selecting.await(facts, call);
      case MethodRole.Selected _ ->
          selecting.canSelect(facts, call, target)
              ? selecting.selected(ordinary(call, method, receiver, target, facts), target)
              : Effect.of(facts, before, births.reported(facts, call));
      case MethodRole.SelectedData _ -> {
        selecting.data(facts, call, target);
        yield ordinary(call, method, receiver, target, facts);
      }
      case MethodRole.ReceiveAny role ->
          endpoints.receiveAny(facts, before, call, receiver, target, role.orNothing());
      case MethodRole.TakeMessage _ -> endpoints.takeMessage(facts, before, call, receiver, target);
      case MethodRole.ReceiveOne role ->
          endpoints.receiveOne(facts, before, call, receiver, target, role.message());
      case MethodRole.TakeArgument role -> certain(facts, messages.take(facts, call, target, role));
      case MethodRole.TakeEnd role -> certain(facts, channels.take(facts, call, target, role));
    };
  }

  /** Returns whether a call has nothing to do with what is followed. */
  private boolean isNoBusiness(MethodInvocationNode call, ExecutableElement method, Facts before) {
    return declarations.role(method) instanceof MethodRole.Ordinary
        && untracked.arguments(call.getArguments()).stream()
            .allMatch(each -> isNoBusiness(each, before))
        && isNoBusiness(call.getTarget().getReceiver(), before)
        && method.getParameters().stream().noneMatch(p -> declarations.isFollowed(p.asType()))
        && !declarations.isFollowed(call.getType())
        && !declarations.isFollowed(method.getReturnType());
  }

  private boolean isNoBusiness(@Nullable Node node, Facts before) {
    return node == null
        || (!(node instanceof FunctionalInterfaceNode)
            && Ownership.value(before, node).isEmpty()
            && !declarations.isFollowed(node.getType()));
  }

  /** Notes what a variable's declaration says of the channel or container assigned to it. */
  void declare(Facts facts, Node source, SortedSet<Integer> value, VariableTree declaration) {
    channels.declare(facts, value, declaration);
    containers.declare(facts, source, value, declaration);
  }

  /** Notes what a result's declaration says of a container that is made in its place. */
  void adopt(Facts facts, Node source, SortedSet<Integer> value, Shape wanted) {
    containers.adopt(facts, source, value, wanted);
  }

  private void checkGuard(Node call, ExecutableElement method) {
    if (scopes.isInGuard(call) && takesOrMoves(method)) {
      diagnostics.report(
          call.getTree(),
          Key.ESCAPES,
          Ownership.text(call),
          "stand in a guard, which is not evaluated on every path");
    }
  }

  /** What a class file or a stub file says cannot be reported where it stands. */
  private void checkStates(Node call, ExecutableElement method) {
    declarations
        .unknownStates()
        .of(method)
        .ifPresent(
            unknown ->
                diagnostics.report(
                    call.getTree(),
                    Key.STATE_UNKNOWN,
                    unknown.name(),
                    unknown.protocol().contract(),
                    unknown.states(),
                    ", and "
                        + declarations.unknownStates().origin(method)
                        + " names it for "
                        + method.getEnclosingElement().getSimpleName()
                        + "."
                        + method.getSimpleName()
                        + ": mend it there"));
  }

  /** Returns whether a call gives something away or changes the state of an endpoint. */
  private boolean takesOrMoves(ExecutableElement method) {
    return switch (declarations.role(method)) {
      case MethodRole.TakeArgument _,
          MethodRole.ReadField _,
          MethodRole.ReadSlot _,
          MethodRole.TestState _,
          MethodRole.Part _ ->
          false;
      case MethodRole.Ordinary _ ->
          declarations.receiver(method).map(Parameter::claims).orElse(false)
              || method.getParameters().stream()
                  .flatMap(each -> declarations.parameter(each).stream())
                  .anyMatch(each -> each.claims() || each.protocol().isPresent());
      default -> true;
    };
  }

  /** The effect of a call that does not throw: a bounded send, a close, an accessor. */
  private static Effect certain(Facts facts, SortedSet<Integer> value) {
    return Effect.of(facts, Facts.never(), value);
  }

  /** A struct by value, which lies in the struct or the message that its accessor is called on. */
  private Effect part(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target) {
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
      return Effect.of(facts, before, births.reported(facts, call));
    }
    if (!ownership.useView(facts, call, target) || !ownership.use(facts, receiver, target)) {
      return Effect.of(facts, before, births.reported(facts, call));
    }
    Ownership.followed(facts, target);
    return Effect.of(
        facts,
        before,
        births.part(facts, call.getTree(), target, declarations.shape(call.getType())));
  }

  private Effect ordinary(
      MethodInvocationNode call,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    if (!ElementUtils.isStatic(method) && declarations.isTracked(receiver.getType())) {
      receive(method, receiver, target, facts);
    }
    List<Node> passed = untracked.arguments(call.getArguments());
    Map<Node, Parameter> lent = arguments.pass(passed, method, receiver, target, facts);
    Shape of = Containers.receiver(declarations, facts, method, receiver, target);
    functions.check(call.getArguments(), method, of, facts);
    Facts thrown = facts.copy();
    Arguments.leave(facts, lent);
    Ownership.followed(facts, target);
    untracked.followed(facts, passed, method);
    SortedSet<Integer> returned = untracked.returned(facts, passed, method);
    SortedSet<Integer> value = returned.isEmpty() ? result(call, method, of, facts) : returned;
    return untracked.tested(Arguments.effect(facts, thrown, lent, value), passed, method);
  }

  /** Checks the receiver of a method that is not an accessor. */
  private void receive(
      ExecutableElement method, Node receiver, SortedSet<Integer> target, Facts facts) {
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
      return;
    }
    Parameter declared = declarations.receiver(method, receiver.getType());
    if (declared.claims()) {
      ownership.claim(
          facts, receiver, target, Arguments.claimed(receiver, method, declared), Status.GONE);
    } else if (method.getModifiers().contains(Modifier.ABSTRACT)
        || declarations.isVector(method.getEnclosingElement().asType())) {
      ownership.look(facts, receiver, target);
    } else {
      ownership.lend(facts, receiver, target);
    }
  }

  /**
   * Returns the result of a call.
   *
   * @param receiver what the receiver says of the type variables of its class; null if nothing
   */
  private SortedSet<Integer> result(
      MethodInvocationNode call, ExecutableElement method, @Nullable Shape receiver, Facts facts) {
    TypeMirror type = call.getType();
    Tree tree = call.getTree();
    if (declarations.isChannel(type)) {
      return channels.open(facts, call);
    }
    if (!declarations.isTracked(type)) {
      return Ids.NONE;
    }
    if (declarations.createsContainer(method)) {
      return containers.create(facts, call);
    }
    if (declarations.mayHoldEndpoints(method, type)) {
      diagnostics.report(
          tree,
          Key.ESCAPES,
          Ownership.text(call),
          "have elements that may be endpoints, which travel in messages: where its type is a"
              + " variable, let the caller make the vector and hand it over");
      return births.reported(facts, call);
    }
    Shape shape = declarations.shape(type);
    Optional<Parameter> declared =
        receiver == null ? declarations.result(method) : declarations.result(method, receiver);
    if (declared.isEmpty()) {
      if (!ownership.isRefused(call) && !hasReported(facts, call)) {
        diagnostics.report(
            tree,
            Key.ESCAPES,
            Ownership.text(call),
            "come out of a result of type " + method.getReturnType());
      }
      return births.reported(facts, call);
    }
    Shape promised = declared.get().shape();
    boolean isKnown = !declared.get().states().contains(Protocol.UNKNOWN);
    if (promised.isOfClass(shape) && promised.isConcrete() && isKnown) {
      Birth birth = new Birth(tree, Birth.Kind.RESULT, Ownership.text(call));
      return births.block(facts, tree, "result", declared.get(), Status.OWNED, birth);
    }
    int status = declared.get().nullable() ? Status.OWNED | Status.NULL : Status.OWNED;
    return births.block(facts, tree, shape, status, Ownership.text(call));
  }

  /** Returns whether an argument was refused, so that the result is no second mistake. */
  private static boolean hasReported(Facts facts, MethodInvocationNode call) {
    return call.getArguments().stream()
        .flatMap(argument -> Ownership.value(facts, argument).stream())
        .anyMatch(id -> Ownership.isReported(facts, id));
  }

  private Effect close(
      MethodInvocationNode call, Node receiver, SortedSet<Integer> target, Facts facts) {
    Node named = call.getInSource() ? call : receiver;
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
    }
    if (ownership.use(facts, receiver, target)) {
      Set<Integer> nulls = new TreeSet<>(target);
      nulls.removeIf(id -> !Ownership.mayBeNull(facts, id));
      if (!nulls.isEmpty()) {
        boolean certain = target.stream().allMatch(id -> Ownership.isNull(facts, id));
        diagnostics.report(
            receiver.getTree(),
            Key.NULL_CLOSE,
            Ownership.text(receiver),
            certain ? "is" : "may be");
        target.forEach(id -> Ownership.markReported(facts, id));
      }
      completion.demand(facts, receiver, target, ownership);
      Loss loss = new Loss(ownership.place(named), "closed", "");
      ownership.invalidateMessages(facts, target, loss);
      ownership.claim(facts, receiver, target, loss, Status.GONE);
    }
    return certain(facts, Ids.NONE);
  }

  /** Returns the constructor that says what becomes of the arguments. */
  private static ExecutableElement constructor(ObjectCreationNode creation) {
    ExecutableElement constructor = TreeUtils.elementFromUse(creation.getTree());
    if (creation.getTree().getClassBody() == null || creation.getArguments().isEmpty()) {
      return constructor;
    }
    // that of an anonymous class passes all on to the one that the program names
    ExecutableElement named = TreeUtils.getSuperConstructor(creation.getTree());
    return named.getParameters().size() == constructor.getParameters().size() ? named : constructor;
  }

  /** Applies a constructor call. */
  Effect apply(ObjectCreationNode creation, Facts before) {
    Facts facts = before.copy();
    ExecutableElement constructor = constructor(creation);
    checkGuard(creation, constructor);
    checkStates(creation, constructor);
    List<Node> passed = untracked.arguments(creation.getArguments());
    Map<Node, Parameter> lent = arguments.pass(passed, constructor, creation, Ids.NONE, facts);
    functions.check(creation.getArguments(), constructor, null, facts);
    Facts thrown = facts.copy();
    Arguments.leave(facts, lent);
    SortedSet<Integer> value =
        declarations.isTracked(creation.getType())
            ? births.block(
                facts,
                creation.getTree(),
                declarations.shape(creation.getType()),
                Status.OWNED,
                Ownership.text(creation))
            : Ids.NONE;
    return Arguments.effect(facts, thrown, lent, value);
  }
}
