package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.dataflow.cfg.node.ObjectCreationNode;
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
  private final Functions functions;

  Calls(
      Declarations declarations,
      Diagnostics diagnostics,
      Ownership ownership,
      Births births,
      Messages messages,
      Functions functions,
      Leaks leaks) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
    this.structs = new Structs(diagnostics, ownership, births, leaks);
    this.endpoints = new Endpoints(declarations, diagnostics, ownership, births, messages);
    this.functions = functions;
  }

  /** Applies a method call. */
  Effect apply(MethodInvocationNode call, Facts before) {
    Facts facts = before.copy();
    ExecutableElement method = call.getTarget().getMethod();
    Node receiver = call.getTarget().getReceiver();
    SortedSet<Integer> target = Ownership.value(facts, receiver);
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
          Effect.of(facts, before, structs.write(facts, call, receiver, target, role.field()));
      case MethodRole.Send role -> {
        arguments(call.getArguments(), method, receiver, target, facts);
        endpoints.send(facts, call, receiver, target, role.message());
        yield certain(facts, Ids.NONE);
      }
      case MethodRole.ReceiveAny _ -> endpoints.receiveAny(facts, before, call, receiver, target);
      case MethodRole.ReceiveOne role ->
          endpoints.receiveOne(facts, before, call, receiver, target, role.message());
      case MethodRole.TakeArgument role -> certain(facts, takeArgument(facts, call, target, role));
      case MethodRole.TakeEnd role -> certain(facts, takeEnd(facts, call, target, role));
    };
  }

  /** The effect of a call that does not throw: a send in a right state, a close, an accessor. */
  private static Effect certain(Facts facts, SortedSet<Integer> value) {
    Facts never = new Facts();
    never.kill();
    return Effect.of(facts, never, value);
  }

  private Effect ordinary(
      MethodInvocationNode call,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    if (!target.isEmpty() && declarations.isTracked(receiver.getType())) {
      receive(method, receiver, target, facts);
    }
    Map<Node, Parameter> lent = arguments(call.getArguments(), method, receiver, target, facts);
    functions.check(call, method, facts);
    Facts thrown = facts.copy();
    lent.keySet().forEach(node -> forget(thrown, node));
    lent.forEach((node, declared) -> leave(facts, node, declared));
    Ownership.followed(facts, target);
    return Effect.of(facts, thrown, result(call, method, facts));
  }

  /** Checks the receiver of a method that is not an accessor. */
  private void receive(
      ExecutableElement method, Node receiver, SortedSet<Integer> target, Facts facts) {
    Parameter declared = declarations.receiver(method, receiver.getType());
    if (declared.claims()) {
      ownership.claim(facts, receiver, target, loss(receiver, method, declared), Status.GONE);
    } else if (method.getModifiers().contains(Modifier.ABSTRACT)) {
      ownership.use(facts, receiver, target);
    } else {
      ownership.lend(facts, receiver, target);
    }
  }

  private static Loss loss(Node node, ExecutableElement method, Parameter declared) {
    return new Loss(
        node.getTree(),
        "given away",
        " to " + method.getSimpleName() + "(" + declared.name() + "), whose parameter is @Claims");
  }

  /** Checks and gives away arguments, and returns those that are endpoints lent to the call. */
  private Map<Node, Parameter> arguments(
      List<Node> arguments,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    Map<Node, Parameter> lent = new LinkedHashMap<>();
    checkDistinct(arguments, method, receiver, target, facts);
    List<? extends VariableElement> parameters = method.getParameters();
    for (int i = 0; i < arguments.size(); i++) {
      Node argument = arguments.get(i);
      SortedSet<Integer> ids = Ownership.value(facts, argument);
      if (ids.isEmpty()) {
        continue;
      }
      VariableElement parameter = parameters.get(Math.min(i, parameters.size() - 1));
      Optional<Parameter> declared = declarations.parameter(parameter);
      if (declared.isEmpty()) {
        passUntracked(facts, argument, ids, method, parameter);
      } else {
        pass(facts, argument, ids, method, declared.get(), lent);
      }
    }
    return lent;
  }

  private void passUntracked(
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      VariableElement parameter) {
    if (ownership.use(facts, argument, ids)) {
      ownership.refuse(
          facts,
          argument,
          ids,
          "be passed to "
              + method.getSimpleName()
              + ", whose parameter '"
              + parameter.getSimpleName()
              + "' is of type "
              + parameter.asType());
    }
  }

  private void pass(
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      Parameter declared,
      Map<Node, Parameter> lent) {
    ownership.demandState(facts, argument, ids, declared);
    if (declarations.role(method) instanceof MethodRole.Send) {
      ownership.demandBlock(facts, argument, ids, declared);
    }
    if (declared.claims()) {
      Loss loss = claimedBy(argument, method, declared);
      ownership.invalidateMessages(facts, ids, loss);
      ownership.claim(facts, argument, ids, loss, Status.GONE);
      return;
    }
    ownership.lend(facts, argument, ids);
    if (declared.protocol().isPresent()) {
      Loss lending =
          new Loss(
              argument.getTree(),
              "given up",
              ": its endpoint was lent to " + method.getSimpleName());
      ownership.invalidateMessages(facts, ids, lending);
      lent.put(argument, declared);
    }
  }

  private Loss claimedBy(Node argument, ExecutableElement method, Parameter declared) {
    return declarations.role(method) instanceof MethodRole.Send
        ? new Loss(argument.getTree(), "sent", " by " + method.getSimpleName())
        : loss(argument, method, declared);
  }

  private void checkDistinct(
      List<Node> arguments,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    Set<Integer> seen = new HashSet<>(target);
    Map<Integer, String> names = new LinkedHashMap<>();
    target.forEach(id -> names.put(id, Ownership.text(receiver)));
    for (Node argument : arguments) {
      for (int id : Ownership.value(facts, argument)) {
        if (!seen.add(id) && !Ownership.isNull(facts, id)) {
          diagnostics.report(
              argument.getTree(),
              Key.ALIASED,
              Ownership.text(argument),
              names.get(id),
              method.getSimpleName());
        }
        names.put(id, Ownership.text(argument));
      }
    }
  }

  /** After a call that returned, a lent endpoint is in the state that the declaration names. */
  private static void leave(Facts facts, Node node, Parameter declared) {
    for (int id : Ownership.value(facts, node)) {
      Thing.Block block = facts.block(id);
      if (block != null && block.protocol() != null && !block.reported()) {
        facts.put(id, block.with(declared.then()));
      }
    }
  }

  /** After a call that threw, a lent endpoint can be in any state. */
  private static void forget(Facts facts, Node node) {
    for (int id : Ownership.value(facts, node)) {
      Thing.Block block = facts.block(id);
      Protocol protocol = block == null ? null : block.protocol();
      if (block != null && protocol != null) {
        facts.put(id, block.with(protocol.states()));
      }
    }
  }

  private SortedSet<Integer> result(
      MethodInvocationNode call, ExecutableElement method, Facts facts) {
    TypeMirror type = call.getType();
    Tree tree = call.getTree();
    if (declarations.isChannel(type)) {
      return births.channel(facts, tree, ends(type));
    }
    if (!declarations.isTracked(type)) {
      return Ids.NONE;
    }
    Shape shape = declarations.shape(type);
    Optional<Parameter> declared = declarations.result(method);
    if (declared.isPresent() && declared.get().shape().equals(shape)) {
      Birth birth = new Birth(tree, Birth.Kind.RESULT, Ownership.text(call));
      return births.block(facts, tree, "result", declared.get(), Status.OWNED, birth);
    }
    return births.block(facts, tree, shape, Status.OWNED, Ownership.text(call));
  }

  /** Returns what the accessors of a channel class promise about the two ends. */
  private Map<String, Parameter> ends(TypeMirror channel) {
    Map<String, Parameter> ends = new LinkedHashMap<>();
    TypeElement element = (TypeElement) ((DeclaredType) channel).asElement();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (declarations.role(method) instanceof MethodRole.TakeEnd role) {
        declarations.result(method).ifPresent(declared -> ends.put(role.end(), declared));
      }
    }
    return ends;
  }

  private Effect close(
      MethodInvocationNode call, Node receiver, SortedSet<Integer> target, Facts facts) {
    Node named = call.getTree() == null ? receiver : call;
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
      Loss loss = new Loss(named.getTree(), "closed", "");
      ownership.invalidateMessages(facts, target, loss);
      ownership.claim(facts, receiver, target, loss, Status.GONE);
    }
    return certain(facts, Ids.NONE);
  }

  private SortedSet<Integer> takeArgument(
      Facts facts,
      MethodInvocationNode call,
      SortedSet<Integer> target,
      MethodRole.TakeArgument role) {
    if (!ownership.useView(facts, call, target)) {
      return Ids.NONE;
    }
    if (!declarations.isTracked(call.getType())) {
      return Ids.NONE;
    }
    if (target.size() == 1
        && facts.thing(target.first()) instanceof Thing.Message message
        && message.resolved()) {
      SortedSet<Integer> ids = message.arguments().getOrDefault(role.argument(), Ids.NONE);
      take(facts, ids);
      return ids;
    }
    // In the guard of a case: to be read only, for the case may yet not match.
    return births.block(
        facts,
        call.getTree(),
        declarations.shape(call.getType()),
        Status.BORROWED,
        Ownership.text(call));
  }

  private SortedSet<Integer> takeEnd(
      Facts facts, MethodInvocationNode call, SortedSet<Integer> target, MethodRole.TakeEnd role) {
    if (target.size() != 1 || !(facts.thing(target.first()) instanceof Thing.Channel channel)) {
      return births.block(
          facts,
          call.getTree(),
          declarations.shape(call.getType()),
          Status.OWNED,
          Ownership.text(call));
    }
    SortedSet<Integer> end = channel.ends().getOrDefault(role.end(), Ids.NONE);
    if (end.isEmpty()) {
      diagnostics.report(
          call.getTree(), Key.CHANNEL_END, Ownership.text(call), "is taken a second time");
      return Ids.NONE;
    }
    take(facts, end);
    Map<String, SortedSet<Integer>> rest = new LinkedHashMap<>(channel.ends());
    rest.remove(role.end());
    facts.put(target.first(), new Thing.Channel(rest));
    return end;
  }

  private static void take(Facts facts, SortedSet<Integer> ids) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      if (block != null) {
        facts.put(id, block.with(block.birth().taken()));
      }
    }
  }

  /** Applies a constructor call. */
  Effect apply(ObjectCreationNode creation, Facts before) {
    Facts facts = before.copy();
    ExecutableElement constructor = TreeUtils.elementFromUse(creation.getTree());
    arguments(creation.getArguments(), constructor, creation, Ids.NONE, facts);
    Facts thrown = facts.copy();
    SortedSet<Integer> value =
        declarations.isTracked(creation.getType())
            ? births.block(
                facts,
                creation.getTree(),
                declarations.shape(creation.getType()),
                Status.OWNED,
                Ownership.text(creation))
            : Ids.NONE;
    return Effect.of(facts, thrown, value);
  }
}
