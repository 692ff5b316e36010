package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of a contract with their places in the text, while they are built and checked.
 *
 * @param nodes the states, the initial one first
 */
record Graph(List<Node> nodes) {
  /** A state; its edges are added while the graph is built. */
  static final class Node {
    private final String name;
    private final boolean implicit;
    private final Token at;
    private final List<Edge> edges = new ArrayList<>();

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
      if (edges.stream().noneMatch(edge::isSame)) {
        edges.add(edge);
      }
    }

    List<Edge> edges(Direction direction) {
      return edges.stream().filter(edge -> edge.direction() == direction).toList();
    }

    List<Node> successors(Direction direction) {
      return edges(direction).stream().map(Edge::target).toList();
    }
  }

  record Edge(String message, Direction direction, Node target, Token at) {
    boolean isSame(Edge other) {
      return sameMessage(other) && target == other.target;
    }

    boolean sameMessage(Edge other) {
      return message.equals(other.message) && direction == other.direction;
    }

    String signed() {
      return message + direction.sign();
    }
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
