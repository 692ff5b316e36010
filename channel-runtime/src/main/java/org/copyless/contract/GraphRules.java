package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;

/** The rules without which the slots and tags of a channel would be unsound. */
final class GraphRules {
  private final Graph graph;
  private final Problems problems;

  private GraphRules(Graph graph, Problems problems) {
    this.graph = graph;
    this.problems = problems;
  }

  static void check(Graph graph, Problems problems) {
    GraphRules rules = new GraphRules(graph, problems);
    graph.nodes().forEach(rules::deterministic);
    graph.nodes().forEach(rules::autonomous);
    rules.boundedQueue(Direction.OUT);
    rules.boundedQueue(Direction.IN);
  }

  /** R76: one target for a state and a message. */
  private void deterministic(Node node) {
    List<Edge> seen = new ArrayList<>();
    for (Edge edge : node.edges()) {
      seen.stream()
          .filter(edge::sameMessage)
          .findFirst()
          .ifPresentOrElse(first -> nondeterministic(node, first, edge), () -> seen.add(edge));
    }
  }

  private void nondeterministic(Node node, Edge first, Edge second) {
    problems.report(
        ProblemKey.NONDETERMINISTIC,
        second.at(),
        "in state '%s' the message %s leads to '%s' and, at line %d, to '%s': a message leads to one state"
            .formatted(
                node.name(),
                second.signed(),
                second.target().name(),
                first.at().line(),
                first.target().name()));
  }

  /** R77: no state in which both ends can send. */
  private void autonomous(Node node) {
    List<Edge> edges = node.edges();
    edges.stream()
        .filter(edge -> edge.direction() != edges.getFirst().direction())
        .findFirst()
        .ifPresent(
            edge ->
                problems.report(
                    ProblemKey.NOT_AUTONOMOUS,
                    edge.at(),
                    "in state '%s' both ends can send, one %s and the other %s: let one of them wait"
                        .formatted(node.name(), edges.getFirst().signed(), edge.signed())));
  }

  /** R69: each cycle has a send and a receive. */
  private void boundedQueue(Direction direction) {
    Set<Node> reaching = Cycles.reaching(graph.nodes(), node -> node.successors(direction));
    Set<Node> told = new HashSet<>();
    for (Node start : reaching) {
      List<Node> cycle = Cycles.from(start, reaching, node -> node.successors(direction));
      if (told.addAll(cycle)) {
        unboundedQueue(cycle, direction);
      }
    }
  }

  private void unboundedQueue(List<Node> cycle, Direction direction) {
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < cycle.size(); i++) {
      Node next = cycle.get((i + 1) % cycle.size());
      cycle.get(i).edges(direction).stream()
          .filter(edge -> edge.target() == next)
          .findFirst()
          .ifPresent(edges::add);
    }
    String path =
        edges.stream()
            .map(edge -> " -> " + edge.signed() + " -> " + edge.target().name())
            .collect(Collectors.joining());
    problems.report(
        ProblemKey.UNBOUNDED_QUEUE,
        edges.getFirst().at(),
        "%s can send for ever without waiting: cycle=%s%s; each cycle needs a message the other way"
            .formatted(direction == Direction.OUT ? "Exp" : "Imp", cycle.getFirst().name(), path));
  }
}
