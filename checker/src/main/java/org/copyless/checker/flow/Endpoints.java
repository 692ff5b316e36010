package org.copyless.checker.flow;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.checkerframework.dataflow.cfg.node.Node;
import org.checkerframework.javacutil.TreeUtils;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Declarations.StateConstant;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.TypeText;

/**
 * Sends and receives: each must be allowed in every state that the endpoint can be in.
 *
 * <p>Source: Fähndrich et al., §2.4 and §3.2.1.
 */
final class Endpoints {
  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;
  private final Messages messages;
  private final Constants constants;

  Endpoints(
      Declarations declarations,
      Diagnostics diagnostics,
      Ownership ownership,
      Births births,
      Messages messages) {
    this.births = births;
    this.declarations = declarations;
    this.constants = new Constants(declarations);
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.messages = messages;
  }

  /** The endpoint of a call, ready to be used. */
  private record Ready(int id, Thing.Block block, Protocol protocol) {}

  private @Nullable Ready ready(
      Facts facts, MethodInvocationNode call, Node receiver, SortedSet<Integer> target) {
    if (target.isEmpty()) {
      ownership.demandKnown(receiver);
    }
    if (!ownership.use(facts, receiver, target)) {
      return null;
    }
    Integer id = ownership.single(facts, receiver, target);
    if (id != null && declarations.isTracked(receiver.getType())) {
      Refinement.downcast(facts, id, declarations.shape(receiver.getType()));
    }
    Thing.Block block = id == null ? null : facts.block(id);
    Protocol protocol = block == null ? null : block.protocol();
    if (id == null || block == null || block.reported()) {
      return null;
    }
    if (protocol == null) {
      diagnostics.report(
          call.getTree(),
          Key.STATE,
          call.getTarget().getMethod().getSimpleName(),
          "where its state is not known",
          "close",
          TypeText.of(receiver.getType()));
      Ownership.markReported(facts, id);
      return null;
    }
    Ownership.followed(facts, Ids.of(id));
    return new Ready(id, block, protocol);
  }

  /**
   * Returns whether a send on an endpoint may throw, for want of room; what it was to carry is then
   * still the sender's.
   */
  boolean sendMayFail(Node receiver) {
    Protocol protocol =
        declarations.isTracked(receiver.getType())
            ? declarations.shape(receiver.getType()).protocol()
            : null;
    return protocol != null && protocol.sendMayFail();
  }

  void send(
      Facts facts,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target,
      String message) {
    Ready ready = ready(facts, call, receiver, target);
    if (ready == null) {
      return;
    }
    Set<String> targets = new LinkedHashSet<>();
    Set<String> wrong = new LinkedHashSet<>();
    for (String state : ready.block().states()) {
      ready.protocol().send(state, message).ifPresentOrElse(targets::add, () -> wrong.add(state));
    }
    if (!wrong.isEmpty()) {
      reportState(facts, call, ready, operation(call), wrong);
    }
    move(facts, ready, targets);
  }

  /** Reports an operation with those of the possible states that do not allow it. */
  private void reportState(
      Facts facts, MethodInvocationNode call, Ready ready, String operation, Set<String> wrong) {
    Ownership.markReported(facts, ready.id());
    Node receiver = call.getTarget().getReceiver();
    if (Fullness.report(
        diagnostics,
        call.getTree(),
        ready.block(),
        Ownership.text(receiver),
        ready.protocol().statesToSend(operation),
        "here")) {
      return;
    }
    diagnostics.report(
        call.getTree(),
        Key.STATE,
        operation,
        isUnknown(ready) ? "where the state is not known" : "in state " + Ownership.states(wrong),
        ready.protocol().allowed(wrong),
        ready.protocol().contract());
  }

  private static boolean isUnknown(Ready ready) {
    Set<String> states = ready.block().states();
    return states.contains(Protocol.UNKNOWN) || states.equals(ready.protocol().possible());
  }

  private static void move(Facts facts, Ready ready, Set<String> states) {
    facts.detach(Set.of(ready.id()));
    Thing.Block block = facts.block(ready.id());
    if (block != null && !block.reported()) {
      facts.put(ready.id(), block.with(states));
    }
  }

  /**
   * {@code receive(STATE)} and its kin: any message of that state, or the closing of the channel,
   * or, for {@code orNothing}, null, which leaves the state as it is.
   */
  Effect receiveAny(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target,
      boolean orNothing) {
    Ready ready = ready(facts, call, receiver, target);
    if (ready == null) {
      return Effect.of(facts, before, births.reported(facts, call));
    }
    StateConstant constant = constants.read(call.getArguments().getFirst()).orElse(null);
    if (constant == null || !isOf(constant, ready)) {
      String what =
          constant == null
              ? "none"
              : "one of "
                  + constant.owner().getSimpleName()
                  + ", and '"
                  + Ownership.text(receiver)
                  + "' is known here as "
                  + ready.block().shape();
      Node argument = call.getArguments().getFirst();
      diagnostics.report(
          call.getTree(), Key.RECEIVE, Constants.wanted(operation(call), argument, what));
      Ownership.markReported(facts, ready.id());
      return Effect.of(facts, before, births.reported(facts, call));
    }
    Set<String> wanted = Set.of(constant.state());
    Set<String> wrong = new LinkedHashSet<>(ready.block().states());
    wrong.removeAll(wanted);
    if (!wrong.isEmpty()) {
      reportState(facts, call, ready, operation(call) + "(" + constant.state() + ")", wrong);
    }
    Set<String> candidates = new LinkedHashSet<>(ready.protocol().receivable(constant.state()));
    candidates.add(Protocol.CLOSED);
    if (orNothing) {
      candidates.add(Protocol.NOTHING);
    }
    return received(facts, before, call, ready, wanted, candidates);
  }

  private static boolean isOf(StateConstant constant, Ready ready) {
    Shape shape = ready.block().shape();
    return shape != null && Constants.isOf(constant, shape);
  }

  private static String operation(MethodInvocationNode call) {
    return call.getTarget().getMethod().getSimpleName().toString();
  }

  /**
   * {@code take(M.class)}: it does not wait, so it is allowed only where a select has found that
   * message at the head of the queue.
   */
  Effect takeMessage(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target) {
    Ready ready = ready(facts, call, receiver, target);
    if (ready == null) {
      return Effect.of(facts, before, births.reported(facts, call));
    }
    Optional<String> message = named(call.getArguments().getFirst(), ready.protocol());
    if (message.isEmpty()) {
      diagnostics.report(
          call.getTree(),
          Key.RECEIVE,
          "take takes the class of a message's view, written out as M.class, of a message that '"
              + Ownership.text(receiver)
              + "' receives (contract "
              + ready.protocol().contract()
              + ")");
      Ownership.markReported(facts, ready.id());
      return Effect.of(facts, before, births.reported(facts, call));
    }
    if (ready.block().heads().isEmpty()) {
      reportNotThere(facts, call, ready, message.get());
      Ownership.markReported(facts, ready.id());
      return Effect.of(facts, before, births.reported(facts, call));
    }
    return receiveOnly(facts, before, call, ready, message.get(), false);
  }

  private void reportNotThere(Facts facts, MethodInvocationNode call, Ready ready, String message) {
    Set<String> wrong = new LinkedHashSet<>(ready.block().states());
    wrong.removeIf(state -> ready.protocol().receive(state, message).isPresent());
    if (!wrong.isEmpty()) {
      reportState(facts, call, ready, operation(call), wrong);
      return;
    }
    boolean isOnly =
        ready.block().states().stream()
            .allMatch(state -> ready.protocol().receivable(state).equals(Set.of(message)));
    String waits =
        isOnly
            ? "receive" + Character.toUpperCase(message.charAt(0)) + message.substring(1) + "()"
            : "receive(…) with a switch";
    diagnostics.report(
        call.getTree(),
        Key.RECEIVE,
        "take does not wait, and nothing says that "
            + message
            + " is there: "
            + waits
            + " waits for it; or wait for it with a Select, and take it in the arm of its row");
  }

  /** Returns the message whose view's class an argument names. */
  private Optional<String> named(Node argument, Protocol protocol) {
    if (!(argument.getTree() instanceof ExpressionTree expression)
        || !(TreeUtils.withoutParens(expression) instanceof MemberSelectTree literal)
        || !literal.getIdentifier().contentEquals("class")) {
      return Optional.empty();
    }
    TypeMirror view = TreeUtils.typeOf(literal.getExpression());
    return declarations
        .messageOf(view)
        .filter(message -> protocol.view(message).isPresent())
        .filter(message -> !declarations.covered(view, Set.of(message), protocol).isEmpty());
  }

  /** {@code receiveM()}: allowed where only that message can come. */
  Effect receiveOne(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Node receiver,
      SortedSet<Integer> target,
      String message) {
    Ready ready = ready(facts, call, receiver, target);
    if (ready == null) {
      return Effect.of(facts, before, births.reported(facts, call));
    }
    return receiveOnly(facts, before, call, ready, message, true);
  }

  /**
   * Receives one message, where no other can come.
   *
   * @param throwsIfClosed whether the end of the channel is told by a checked exception
   */
  private Effect receiveOnly(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Ready ready,
      String message,
      boolean throwsIfClosed) {
    Set<String> states = ready.block().states();
    String operation = operation(call);
    Set<String> wrong = new LinkedHashSet<>(states);
    wrong.removeIf(state -> ready.protocol().receive(state, message).isPresent());
    if (!wrong.isEmpty()) {
      reportState(facts, call, ready, operation, wrong);
    } else {
      Set<String> found = ready.block().heads();
      Set<String> others = new LinkedHashSet<>(found);
      if (found.isEmpty()) {
        states.forEach(state -> others.addAll(ready.protocol().receivable(state)));
      } else if (throwsIfClosed && found.contains(message)) {
        others.remove(Protocol.CLOSED);
      }
      others.remove(message);
      if (!others.isEmpty() && !found.isEmpty()) {
        diagnostics.report(
            call.getTree(),
            Key.RECEIVE,
            operation
                + " receives "
                + message
                + ", but the row of the select says that "
                + String.join(" or ", others)
                + (found.contains(message) ? " may be there" : " is there"));
      } else if (!others.isEmpty()) {
        diagnostics.report(
            call.getTree(),
            Key.RECEIVE,
            operation
                + " handles one message, but in state "
                + Ownership.states(states)
                + " others can come: "
                + String.join(", ", others)
                + "; use receive(…) with a switch");
      }
    }
    Set<String> possible = new LinkedHashSet<>(states);
    possible.removeIf(state -> ready.protocol().receive(state, message).isEmpty());
    return received(facts, before, call, ready, possible, Set.of(message));
  }

  private Effect received(
      Facts facts,
      Facts before,
      MethodInvocationNode call,
      Ready ready,
      Set<String> states,
      Set<String> candidates) {
    move(facts, ready, Messages.after(ready.protocol(), states, candidates));
    Facts normal = facts.copy();
    Loss overwritten = new Loss(call.getTree(), "overwritten by the next receive", "");
    ownership.invalidateMessages(normal, Set.of(ready.id()), overwritten);
    SortedSet<Integer> message =
        messages.arrive(
            normal, call.getTree(), Ids.of(ready.id()), ready.protocol(), states, candidates);
    return Effect.of(normal, before, message);
  }
}
