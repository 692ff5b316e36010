package org.copyless.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;

/**
 * The rules without which the slots and tags of a channel would be unsound. They hold for the
 * states of a base contract already; what an extension adds is checked.
 */
final class GraphRules {
  private final Optional<Heritage> base;
  private final Set<String> inheritedMessages = new HashSet<>();
  private final Problems problems;

  private GraphRules(Optional<Heritage> base, Problems problems) {
    this.base = base;
    this.problems = problems;
    base.ifPresent(
        heritage -> heritage.messages().forEach(known -> inheritedMessages.add(known.name())));
  }

  static void check(Graph graph, ContractDeclaration contract, Problems problems) {
    if (!graph.complete()) {
      return;
    }
    GraphRules rules = new GraphRules(contract.base().map(Automaton::heritage), problems);
    graph.nodes().forEach(rules::state);
    if (!contract.unbounded()) {
      boolean unboundedBase = rules.base.filter(Heritage::unbounded).isPresent();
      UnboundedQueues.report(graph, Direction.OUT, unboundedBase, problems);
      UnboundedQueues.report(graph, Direction.IN, unboundedBase, problems);
    }
  }

  private void state(Node node) {
    if (node.isInherited()) {
      List<Edge> added = node.edges().stream().filter(edge -> !edge.isInherited()).toList();
      deterministic(node, added.stream().filter(edge -> mayBeAdded(node, edge)).toList());
    } else {
      deterministic(node, node.edges());
      autonomous(node);
    }
  }

  /** R90: what is added to a state of the base begins with a send of a new message. */
  private boolean mayBeAdded(Node node, Edge edge) {
    if (edge.direction() == Direction.OUT && !inheritedMessages.contains(edge.message())) {
      return true;
    }
    problems.report(
        ProblemKey.OVERRIDE,
        edge.at(),
        "in the state '%s' of %s only Exp can send, and each sequence added there begins with a message that %s: found %s, which %s"
            .formatted(
                node.name(),
                base.map(Heritage::described).orElse("the base contract"),
                "Exp sends and this contract declares",
                edge.signed(),
                edge.direction() == Direction.IN ? "Imp sends" : "the base contract declares"));
    return false;
  }

  /** R76: one target for a state and a message. */
  private void deterministic(Node node, List<Edge> edges) {
    Map<String, Edge> seen = new HashMap<>();
    for (Edge edge : edges) {
      Edge first = seen.putIfAbsent(edge.signed(), edge);
      if (first != null) {
        nondeterministic(node, first, edge);
      }
    }
  }

  private void nondeterministic(Node node, Edge first, Edge second) {
    problems.blame(node, second);
    problems.report(
        ProblemKey.NONDETERMINISTIC,
        second.at(),
        "in state '%s' the message %s leads to '%s' and to '%s', but a message leads to one state: use two messages, or choose one target"
            .formatted(node.name(), second.signed(), first.target().name(), second.target().name()),
        first.at().place("leads to '" + first.target().name() + "'"));
  }

  /** R77: no state in which both ends can send. */
  private void autonomous(Node node) {
    List<Edge> edges = node.edges();
    edges.stream()
        .filter(edge -> edge.direction() != edges.getFirst().direction())
        .findFirst()
        .ifPresent(edge -> notAutonomous(node, edges.getFirst(), edge));
    edges.stream()
        .filter(edge -> edge.direction() != edges.getFirst().direction())
        .forEach(edge -> problems.blame(node, edge));
  }

  private void notAutonomous(Node node, Edge first, Edge second) {
    problems.report(
        ProblemKey.NOT_AUTONOMOUS,
        second.at(),
        "in state '%s' both ends can send, one %s and the other %s: let one of them wait, in a state of its own"
            .formatted(node.name(), first.signed(), second.signed()),
        first.at().place(first.signed() + " is sent"));
  }
}
