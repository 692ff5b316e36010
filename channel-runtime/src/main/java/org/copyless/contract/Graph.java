package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The states of a contract with their places in the text, while they are built and checked.
 *
 * @param nodes the states, those of a base contract first, else the initial one first
 * @param end the name of the implicit state in which sequences without target end
 * @param complete whether everything that the contract says is in the graph
 */
record Graph(List<Node> nodes, Optional<String> end, boolean complete) {
  /** A state; its edges are added while the graph is built. */
  static final class Node {
    private record Target(String message, Direction direction, Node target, boolean inherited) {}

    private final String name;
    private final boolean implicit;
    private final Token at;
    private final Optional<State> inherited;
    private final List<Edge> edges = new ArrayList<>();
    private final Set<Target> targets = new HashSet<>();

    private Node(String name, boolean implicit, Token at, Optional<State> inherited) {
      this.name = name;
      this.implicit = implicit;
      this.at = at;
      this.inherited = inherited;
    }

    static Node declared(String name, Token at) {
      return new Node(name, false, at, Optional.empty());
    }

    static Node implicit(String name, Token at) {
      return new Node(name, true, at, Optional.empty());
    }

    /** A state of a base contract, which has no place in this text. */
    static Node inherited(State state) {
      return new Node(state.name(), state.implicit(), Token.START_OF_TEXT, Optional.of(state));
    }

    boolean isImplicit() {
      return implicit;
    }

    boolean isInherited() {
      return inherited.isPresent();
    }

    private State state(int id) {
      int line = inherited.map(State::line).orElse(at.line());
      int column = inherited.map(State::column).orElse(at.column());
      return new State(id, name, implicit, edges.isEmpty(), line, column);
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
      if (targets.add(new Target(edge.message, edge.direction, edge.target, edge.isInherited()))) {
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
    /** Whether this is an edge of the base contract, which has no place in this text. */
    boolean isInherited() {
      return at.equals(Token.START_OF_TEXT);
    }

    String signed() {
      return message + direction.sign();
    }
  }

  void dropConflicts() {
    nodes.forEach(Node::dropConflicts);
  }

  Automaton automaton(Heritage heritage, Optional<Automaton> base) {
    Map<Node, State> states = new HashMap<>();
    List<State> inOrder = new ArrayList<>();
    for (Node node : nodes) {
      State state = node.state(inOrder.size());
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
    return new Automaton(heritage, base, inOrder, transitions);
  }
}
