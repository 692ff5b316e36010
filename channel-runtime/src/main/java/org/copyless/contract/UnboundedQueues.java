package org.copyless.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;

/** R69: each cycle has a send and a receive, so that what waits is limited. */
final class UnboundedQueues {
  private final Direction direction;
  private final boolean unboundedBase;
  private final Problems problems;

  private UnboundedQueues(Direction direction, boolean unboundedBase, Problems problems) {
    this.direction = direction;
    this.unboundedBase = unboundedBase;
    this.problems = problems;
  }

  /**
   * Reports the cycles of one direction, each at a message that this text, not its base, adds.
   *
   * @param unboundedBase whether the base contract is declared unbounded; if not, its own cycles
   *     are an error there
   */
  static void report(Graph graph, Direction direction, boolean unboundedBase, Problems problems) {
    UnboundedQueues queues = new UnboundedQueues(direction, unboundedBase, problems);
    Cycles.reachable(graph.nodes(), node -> node.successors(direction)).values().stream()
        .distinct()
        .forEach(cycle -> queues.report(cycle.nodes()));
  }

  private void report(List<Node> cycle) {
    int start = 0;
    while (start < cycle.size() - 1 && edge(cycle, start).isInherited()) {
      start++;
    }
    List<Node> rotated = new ArrayList<>(cycle);
    Collections.rotate(rotated, -start);
    for (int i = 0; i < rotated.size(); i++) {
      problems.blame(rotated.get(i), edge(rotated, i));
    }
    Edge edge = edge(rotated, 0);
    if (edge.isInherited() && !unboundedBase) {
      return;
    }
    problems.report(
        ProblemKey.UNBOUNDED_QUEUE,
        edge.at(),
        "%s can send for ever without waiting: cycle=%s; %s"
            .formatted(
                direction == Direction.OUT ? "Exp" : "Imp",
                path(rotated),
                edge.isInherited()
                    ? "the base contract is unbounded, declare this one with unbounded = true, too"
                    : "each cycle needs a message the other way, or the contract unbounded ="
                        + " true"));
  }

  private String path(List<Node> cycle) {
    List<String> path = new ArrayList<>(List.of(cycle.getFirst().name()));
    for (int i = 0; i < cycle.size(); i++) {
      path.add(edge(cycle, i).signed());
      path.add(cycle.get((i + 1) % cycle.size()).name());
    }
    return Names.path(path);
  }

  /** The message that leads from one node of the cycle to the next; a new one if there is any. */
  private Edge edge(List<Node> cycle, int from) {
    Node next = cycle.get((from + 1) % cycle.size());
    List<Edge> edges =
        cycle.get(from).edges(direction).stream().filter(edge -> edge.target() == next).toList();
    return edges.stream()
        .filter(edge -> !edge.isInherited())
        .findFirst()
        .orElseGet(edges::getFirst);
  }
}
