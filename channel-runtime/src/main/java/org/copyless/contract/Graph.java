package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states of a contract with their places in the text, while they are built and checked.
 *
 * @param nodes the states, the initial one first
 * @param complete whether everything that the contract says is in the graph
 */
record Graph(List<Node> nodes, boolean complete) {
  /** A state; its edges are added while the graph is built. */
  static final class Node {
    private record Target(String message, Direction direction, Node target) {}

    private final String name;
    private final boolean implicit;
    private final Token at;
    private final List<Edge> edges = new ArrayList<>();
    private final Set<Target> targets = new HashSet<>();

    Node(String name, boolean implicit, Token at) {
      this.name = name;
      this.implicit = implicit;
      this.at = at;
    }

    String name() {
      return name;
    }

    Token at() {
      return at;
    }

    List<Edge> edges() {
      return List.copyOf(edges);
    }

    /** Adds an edge unless it is there already. */
    void add(Edge edge) {
      if (targets.add(new Target(edge.message, edge.direction, edge.target))) {
        edges.add(edge);
      }
    }

    /** Leaves out what would make the state nondeterministic, or let both ends send in it. */
    void dropConflicts() {
      if (edges.isEmpty()) {
        return;
      }
      Direction first = edges.getFirst().direction;
      Set<String> seen = new HashSet<>();
      edges.removeIf(edge -> edge.direction != first || !seen.add(edge.message));
    }

    List<Edge> edges(Direction direction) {
      return edges.stream().filter(edge -> edge.direction() == direction).toList();
    }

    List<Node> successors(Direction direction) {
      return edges(direction).stream().map(Edge::target).toList();
    }
  }

  record Edge(String message, Direction direction, Node target, Token at) {
    String signed() {
      return message + direction.sign();
    }
  }

  void dropConflicts() {
    nodes.forEach(Node::dropConflicts);
  }

  Automaton automaton(List<String> messages) {
    Map<Node, State> states = new HashMap<>();
    List<State> inOrder = new ArrayList<>();
    for (Node node : nodes) {
      State state = state(node, inOrder.size());
      states.put(node, state);
      inOrder.add(state);
    }
    List<Transition> transitions = new ArrayList<>();
    for (Node node : nodes) {
      State source = states.get(node);
      node.edges.forEach(
          edge ->
              transitions.add(
                  new Transition(source, edge.message, edge.direction, states.get(edge.target))));
    }
    return new Automaton(messages, inOrder, transitions);
  }

  private static State state(Node node, int id) {
    return new State(
        id, node.name, node.implicit, node.edges.isEmpty(), node.at.line(), node.at.column());
  }
}
