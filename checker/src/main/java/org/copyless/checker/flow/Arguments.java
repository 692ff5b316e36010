package org.copyless.checker.flow;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Passes the arguments of a call: lent or given away, each a block of its own. */
final class Arguments {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Functions functions;
  private final Containers containers;
  private final Untracked untracked;

  Arguments(
      Declarations declarations,
      Diagnostics diagnostics,
      Ownership ownership,
      Functions functions,
      Containers containers,
      Untracked untracked) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.functions = functions;
    this.containers = containers;
    this.untracked = untracked;
  }

  /**
   * Checks and gives away arguments.
   *
   * @param receiver the receiver of the call, or the call itself where there is none
   * @param target what the receiver stands for
   * @return those that are endpoints lent to the call
   */
  Map<Node, Parameter> pass(
      List<Node> arguments,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    Map<Node, Parameter> lent = new LinkedHashMap<>();
    checkDistinct(arguments, method, receiver, target, facts);
    for (int i = 0; i < arguments.size(); i++) {
      Node argument = arguments.get(i);
      SortedSet<Integer> ids = Ownership.value(facts, argument);
      VariableElement parameter = parameter(method, i);
      Optional<Parameter> declared = declared(facts, method, receiver, target, parameter);
      if (ids.isEmpty()) {
        declared.ifPresent(_ -> ownership.demandKnown(argument));
      } else if (declared.isEmpty()) {
        untracked.pass(ownership, facts, argument, ids, method, parameter);
      } else {
        containers.adopt(facts, argument, ids, declared.get().shape());
        demandInitialState(facts, arguments, argument, ids, method, parameter, declared.get());
        boolean isGeneric = parameter.asType().getKind() == TypeKind.TYPEVAR;
        pass(facts, argument, ids, method, declared.get(), isGeneric, lent);
        keepLocal(facts, argument, ids, method, declared.get(), isGeneric, target);
        keepContainer(facts, argument, ids, method, declared.get());
        demandFinite(facts, arguments, argument, ids, method, parameter, declared.get());
      }
    }
    for (Node argument : arguments) {
      checkParts(facts, argument);
    }
    checkParts(facts, receiver);
    return lent;
  }

  /** What is passed by value must still have its holder when the call has taken its arguments. */
  private void checkParts(Facts facts, Node node) {
    SortedSet<Integer> ids = Ownership.value(facts, node);
    if (ids.stream().anyMatch(id -> facts.thing(id) instanceof Thing.Part)) {
      ownership.use(facts, node, ids);
    }
  }

  /**
   * The type variables of a polymorphic contract stand for what the endpoint at hand says, those of
   * a container for what the container says.
   */
  private Optional<Parameter> declared(
      Facts facts,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      VariableElement parameter) {
    if (declarations.role(method) instanceof MethodRole.Send && target.size() == 1) {
      Thing.Block endpoint = facts.block(target.first());
      Shape shape = endpoint == null ? null : endpoint.shape();
      if (shape != null) {
        return declarations.parameter(parameter, shape);
      }
    }
    Shape of = Containers.receiver(declarations, facts, method, receiver, target);
    return of == null ? declarations.parameter(parameter) : declarations.parameter(parameter, of);
  }

  private void keepLocal(
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      Parameter declared,
      boolean isGeneric,
      SortedSet<Integer> target) {
    if (declarations.role(method) instanceof MethodRole.Send) {
      boolean stays = target.stream().allMatch(id -> isLocal(facts, id));
      ownership.demandLocal(
          facts, argument, ids, declared, stays, "be sent on a channel that may leave it");
    } else if (declared.claims()) {
      ownership.demandLocal(
          facts, argument, ids, declared, !isGeneric, "be given to " + callee(method));
    }
  }

  /** A container may hold endpoints, so it goes only where nobody sends it. */
  private void keepContainer(
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      Parameter declared) {
    if (declarations.role(method) instanceof MethodRole.Send) {
      ownership.demandNoContainer(facts, argument, ids, "be sent");
    } else if (declared.claims()
        && !declared.shape().isContainer()
        && !declarations.keepsContainers(method)) {
      ownership.demandNoContainer(facts, argument, ids, "be given to " + callee(method));
    }
  }

  /**
   * Where the type of an argument names no contract, nobody has seen what an endpoint there can
   * receive: it could be sent into its own queue, at once or by whoever takes it.
   */
  private void demandFinite(
      Facts facts,
      List<Node> arguments,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      VariableElement parameter,
      Parameter declared) {
    if (declared.protocol().isEmpty()
        && declared.claims()
        && !declarations.startsProcess(method)
        && !functions.cover(arguments, method, parameter)) {
      ids.forEach(id -> ownership.demandFinite(facts, argument, id, callee(method)));
    }
  }

  private static boolean isLocal(Facts facts, int id) {
    Thing.Block block = facts.block(id);
    Protocol protocol = block == null ? null : block.protocol();
    return protocol != null && protocol.isLocal();
  }

  /**
   * Where a parameter's type names no contract, whoever uses the endpoint there takes it to be in
   * the initial state, but for functions written in place, which are checked for its real state. Of
   * a borrowed block nobody does so, unless its type is a type variable that may stand for an
   * endpoint elsewhere.
   */
  private void demandInitialState(
      Facts facts,
      List<Node> arguments,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      VariableElement parameter,
      Parameter declared) {
    boolean isGeneric = parameter.asType().getKind() == TypeKind.TYPEVAR;
    if (declared.protocol().isPresent()
        || !(declared.claims() || isGeneric)
        || functions.cover(arguments, method, parameter)) {
      return;
    }
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      Protocol protocol = block == null ? null : block.protocol();
      ownership.demandUnused(facts, argument, id);
      if (protocol != null) {
        Set<String> initial = Set.of(protocol.initial());
        ownership.demandState(facts, argument, Ids.of(id), initial, by(declared, method));
      }
      boolean isNamed =
          block != null && block.shape() != null && declared.shape().isOfClass(block.shape());
      if (!isNamed && (isGeneric || protocol != null)) {
        ownership.demandPlain(facts, argument, id);
      }
    }
  }

  private void pass(
      Facts facts,
      Node argument,
      SortedSet<Integer> ids,
      ExecutableElement method,
      Parameter declared,
      boolean isGeneric,
      Map<Node, Parameter> lent) {
    MethodRole role = declarations.role(method);
    boolean sends = role instanceof MethodRole.Send;
    ownership.demandState(facts, argument, ids, declared.states(), by(declared, method));
    ownership.demandShape(facts, argument, ids, declared.shape());
    if (declared.states().contains(Protocol.UNKNOWN)) {
      ownership.demandStateless(facts, argument, ids);
    }
    if (sends || role instanceof MethodRole.Move) {
      ownership.demandBlock(facts, argument, ids, declared);
    }
    if (declared.claims()) {
      Loss loss =
          sends
              ? new Loss(argument.getTree(), "sent", " by " + callee(method))
              : claimed(argument, method, declared);
      ownership.invalidateMessages(facts, ids, loss);
      ownership.claim(facts, argument, ids, loss, Status.GONE);
      return;
    }
    ownership.lend(facts, argument, ids);
    String how = ": its endpoint was lent to " + callee(method);
    ownership.invalidateMessages(facts, ids, new Loss(argument.getTree(), "given up", how));
    if (declared.protocol().isPresent() || isGeneric) {
      lent.put(argument, declared);
    }
  }

  private static String by(Parameter declared, ExecutableElement method) {
    return isNamed(declared)
        ? ", by parameter " + name(declared) + " of " + callee(method)
        : ", by " + name(declared) + " of " + inItsClass(method);
  }

  static Loss claimed(Node node, ExecutableElement method, Parameter declared) {
    return new Loss(node.getTree(), "given away", " to " + callee(method) + claiming(declared));
  }

  /** Returns what to call a method or constructor in a message. */
  static String callee(ExecutableElement method) {
    CharSequence owner = method.getEnclosingElement().getSimpleName();
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return "new " + owner;
    }
    return isFactory(method)
        ? owner + "." + method.getSimpleName()
        : method.getSimpleName().toString();
  }

  /** Returns what to call a method that is not of this source, for whose names one has to look. */
  private static String inItsClass(ExecutableElement method) {
    return method.getKind() == ElementKind.CONSTRUCTOR
        ? callee(method)
        : method.getEnclosingElement().getSimpleName() + "." + method.getSimpleName();
  }

  /** A factory method's name says little without that of its class. */
  private static boolean isFactory(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
        && method.getReturnType() instanceof DeclaredType made
        && made.asElement().equals(method.getEnclosingElement());
  }

  private static String claiming(Parameter declared) {
    return isNamed(declared)
        ? "(" + declared.name() + "), whose parameter is @Claims"
        : ", whose " + name(declared) + " is @Claims";
  }

  /** Returns what to call a parameter: class files need not tell the names. */
  static String name(Parameter declared) {
    return isNamed(declared)
        ? "'" + declared.name() + "'"
        : "argument " + (1 + Integer.parseInt(declared.name().substring("arg".length())));
  }

  private static boolean isNamed(Parameter declared) {
    return !declared.name().matches("arg\\d{1,3}");
  }

  private static String same(String argument, String other, boolean isCertain) {
    if (argument.equals(other)) {
      return "stands twice in this call";
    }
    return (isCertain ? "is" : "may be") + " the same block as '" + other + "'";
  }

  private void checkDistinct(
      List<Node> arguments,
      ExecutableElement method,
      Node receiver,
      SortedSet<Integer> target,
      Facts facts) {
    Map<Integer, String> names = new LinkedHashMap<>();
    target.forEach(id -> names.put(id, Ownership.text(receiver)));
    Set<Integer> copied = new HashSet<>();
    for (int i = 0; i < arguments.size(); i++) {
      Node argument = arguments.get(i);
      VariableElement parameter = parameter(method, i);
      boolean isCopied = isOnlyRead(parameter);
      if (!isCopied && declarations.parameter(parameter).isEmpty()) {
        continue; // it takes no tracked pointer at all, which is reported where it is passed
      }
      for (int id : Ownership.value(facts, argument)) {
        boolean mayMeet = isCopied && copied.contains(id);
        if (names.containsKey(id) && !mayMeet && !Ownership.isNull(facts, id)) {
          String text = Ownership.text(argument);
          boolean isCertain = Ownership.value(facts, argument).size() == 1;
          String how = same(text, names.get(id), isCertain);
          diagnostics.report(argument.getTree(), Key.ALIASED, text, how, callee(method));
          Ownership.markReported(facts, id);
        }
        names.put(id, Ownership.text(argument));
        if (isCopied) {
          copied.add(id);
        }
      }
    }
  }

  /** Returns whether a call may be given the same block for this parameter and for another such. */
  private boolean isOnlyRead(VariableElement parameter) {
    return declarations.isByValue(parameter) || declarations.borrowing().isBorrowed(parameter);
  }

  static VariableElement parameter(ExecutableElement method, int argument) {
    List<? extends VariableElement> parameters = method.getParameters();
    return parameters.get(Math.min(argument, parameters.size() - 1));
  }

  /** After a call that returned, a lent endpoint is in the state that the declaration names. */
  static void leave(Facts facts, Map<Node, Parameter> lent) {
    lent.forEach(
        (node, declared) -> {
          SortedSet<Integer> ids = Ownership.value(facts, node);
          for (int id : ids) {
            Thing.Block block = facts.block(id);
            if (block != null && block.protocol() != null && !block.reported()) {
              Set<String> states = new LinkedHashSet<>(declared.then());
              if (ids.size() > 1 || states.isEmpty()) {
                states.addAll(block.states());
              }
              facts.put(id, block.with(states));
            }
          }
        });
  }

  /** Returns the effect of a call that is lent endpoints. */
  static Effect effect(
      Facts normal, Facts threw, Map<Node, Parameter> lent, SortedSet<Integer> value) {
    boolean says = lent.values().stream().anyMatch(declared -> !declared.thrown().isEmpty());
    Facts unchecked = threw;
    Facts checked = says ? threw.copy() : threw;
    forget(unchecked, lent, false);
    if (says) {
      forget(checked, lent, true);
    }
    return Effect.call(normal, unchecked, checked, value);
  }

  /** After a call that threw, a lent endpoint can be in any state, unless its declaration says. */
  private static void forget(Facts facts, Map<Node, Parameter> lent, boolean isChecked) {
    lent.forEach(
        (node, declared) -> {
          SortedSet<Integer> ids = Ownership.value(facts, node);
          boolean says = isChecked && !declared.thrown().isEmpty();
          for (int id : ids) {
            Thing.Block block = facts.block(id);
            Protocol protocol = block == null ? null : block.protocol();
            if (block != null && protocol != null) {
              Set<String> left = new LinkedHashSet<>(declared.thrown());
              left.addAll(ids.size() > 1 ? block.states() : Set.of());
              facts.put(id, block.with(says ? left : protocol.possible()));
            }
          }
        });
  }
}
