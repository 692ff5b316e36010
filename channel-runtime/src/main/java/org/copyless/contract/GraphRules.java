package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  static void check(Graph graph, boolean unbounded, Problems problems) {
    if (!graph.complete()) {
      return;
    }
    GraphRules rules = new GraphRules(graph, problems);
    graph.nodes().forEach(rules::deterministic);
    graph.nodes().forEach(rules::autonomous);
    if (!unbounded) {
      rules.boundedQueue(Direction.OUT);
      rules.boundedQueue(Direction.IN);
    }
  }

  /** R76: one target for a state and a message. */
  private void deterministic(Node node) {
    Map<String, Edge> seen = new HashMap<>();
    for (Edge edge : node.edges()) {
      Edge first = seen.putIfAbsent(edge.signed(), edge);
      if (first != null) {
        nondeterministic(node, first, edge);
      }
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
    Cycles.reachable(graph.nodes(), node -> node.successors(direction)).values().stream()
        .distinct()
        .forEach(cycle -> unboundedQueue(cycle.nodes(), direction));
  }

  private void unboundedQueue(List<Node> cycle, Direction direction) {
    List<String> path = new ArrayList<>(List.of(cycle.getFirst().name()));
    for (int i = 0; i < cycle.size(); i++) {
      Node next = cycle.get((i + 1) % cycle.size());
      path.add(edge(cycle.get(i), next, direction).signed());
      path.add(next.name());
    }
    problems.report(
        ProblemKey.UNBOUNDED_QUEUE,
        edge(cycle.getFirst(), cycle.get(1 % cycle.size()), direction).at(),
        "%s can send for ever without waiting: cycle=%s; each cycle needs a message the other way"
            .formatted(direction == Direction.OUT ? "Exp" : "Imp", Names.path(path)));
  }

  private static Edge edge(Node from, Node to, Direction direction) {
    return from.edges(direction).stream()
        .filter(edge -> edge.target() == to)
        .findFirst()
        .orElseThrow();
  }
}
