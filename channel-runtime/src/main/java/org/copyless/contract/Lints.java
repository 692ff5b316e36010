package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;
import org.copyless.contract.Protocol.Exchange;
import org.copyless.contract.Protocol.Message;

/**
 * Warns of what is sound but probably not meant, in contracts without errors. What a base contract
 * says is not judged again.
 */
final class Lints {
  private final Protocol protocol;
  private final Graph graph;
  private final ContractDeclaration contract;
  private final Problems problems;

  private Lints(Protocol protocol, Graph graph, ContractDeclaration contract, Problems problems) {
    this.protocol = protocol;
    this.graph = graph;
    this.contract = contract;
    this.problems = problems;
  }

  static void report(
      Protocol protocol, Graph graph, ContractDeclaration contract, Problems problems) {
    Lints lints = new Lints(protocol, graph, contract, problems);
    lints.unreachableStates();
    lints.unusedMessages();
    lints.missingReplies();
  }

  /**
   * A state is unreachable if no conversation that starts in the initial state, or in another one
   * marked so, comes to it. Of states that lead to each other only one is reported, best one that
   * nothing leads to.
   */
  private void unreachableStates() {
    Set<Node> reached = new HashSet<>();
    reach(graph.nodes().stream().filter(this::isStart).toList(), reached);
    Set<Node> targets =
        graph.nodes().stream()
            .flatMap(node -> node.edges().stream().map(Edge::target).filter(to -> to != node))
            .collect(Collectors.toSet());
    reportUnreached(reached, node -> !targets.contains(node));
    reportUnreached(reached, _ -> true);
  }

  private boolean isStart(Node node) {
    boolean marked =
        !node.isImplicit() && !node.isInherited() && protocol.state(node.name()).initial();
    return marked || node.isInherited() || node == graph.nodes().getFirst();
  }

  private void reportUnreached(Set<Node> reached, Predicate<Node> suspect) {
    for (Node node : graph.nodes()) {
      if (!node.isImplicit() && suspect.test(node) && !reached.contains(node)) {
        unreachable(node);
        reach(List.of(node), reached);
      }
    }
  }

  private static void reach(Collection<Node> from, Set<Node> reached) {
    Deque<Node> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (reached.add(node)) {
        node.edges().forEach(edge -> open.add(edge.target()));
      }
    }
  }

  private void unreachable(Node node) {
    String first = graph.nodes().getFirst().name();
    problems.report(
        ProblemKey.UNREACHABLE_STATE,
        node.at(),
        "no conversation that starts in '%s' comes to the state '%s': remove it, name it as a target%s"
            .formatted(
                first,
                node.name(),
                contract.base().isPresent()
                    ? ""
                    : ", or mark both 'initial' if channels are opened in it, too"));
  }

  /** A message that the text names nowhere. */
  private void unusedMessages() {
    Set<String> used =
        chains()
            .flatMap(chain -> chain.moves().stream())
            .filter(Exchange.class::isInstance)
            .flatMap(move -> ((Exchange) move).messages().stream())
            .map(Message::name)
            .collect(Collectors.toSet());
    for (MessageDeclaration message : contract.messages()) {
      if (!used.contains(message.name())) {
        problems.reportMethod(
            ProblemKey.UNUSED_MESSAGE,
            message.name(),
            "no sequence exchanges the message '%s': name it in the contract text, or remove the method"
                .formatted(message.name()));
      }
    }
  }

  private Stream<Chain> chains() {
    return protocol.states().values().stream().flatMap(state -> state.ownChains().stream());
  }

  /**
   * A reply seems to be missing where a sequence ends with a message of Imp and has no target,
   * while Exp answers after another message of Imp. A sequence that names its target is never
   * meant, nor one of a subroutine, which goes on in its caller.
   */
  private void missingReplies() {
    if (graph.nodes().stream().noneMatch(Lints::isAnswered)) {
      return;
    }
    Set<String> called =
        protocol.states().values().stream()
            .flatMap(state -> state.chains().stream())
            .flatMap(chain -> chain.calls().stream())
            .map(Call::callee)
            .collect(Collectors.toSet());
    for (Declared state : protocol.states().values()) {
      if (!called.contains(state.name())) {
        state.ownChains().forEach(this::missingReply);
      }
    }
  }

  private static boolean isAnswered(Node node) {
    return node.edges(Direction.IN).stream()
        .anyMatch(edge -> !edge.target().edges(Direction.OUT).isEmpty());
  }

  private void missingReply(Chain chain) {
    if (chain.target().isEmpty()
        && chain.moves().getLast() instanceof Exchange last
        && last.messages().getFirst().direction() == Direction.IN) {
      Message request = last.messages().getFirst();
      problems.report(
          ProblemKey.MISSING_REPLY,
          request.at(),
          "the conversation ends with %s?, which is not answered, while other messages of Imp are: write the answer, or if it ends here the target, %s"
              .formatted(request.name(), finalTarget()));
    }
  }

  private String finalTarget() {
    return protocol.states().values().stream()
        .filter(Declared::isFinal)
        .findFirst()
        .map(state -> "'-> " + state.name() + "'")
        .orElse("'-> DONE' with 'final state DONE: ;'");
  }
}
