package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.contract.Graph.Edge;
import org.copyless.contract.Graph.Node;
import org.copyless.contract.Protocol.Call;
import org.copyless.contract.Protocol.Chain;
import org.copyless.contract.Protocol.Declared;
import org.copyless.contract.Protocol.Exchange;
import org.copyless.contract.Protocol.Move;

/**
 * Makes a graph of a protocol: the points between two moves become implicit states, a subroutine is
 * written out at each of its calls.
 *
 * <p>A state that is only called as a subroutine is no state of the graph itself. In a written-out
 * subroutine the state {@code X} gets the name of the state that calls, {@code _} and {@code X}.
 */
final class GraphBuilder {
  /** Far more than a person would write; calls of subroutines multiply. */
  static final int MAX_STEPS = 10_000;

  static final int MAX_NESTING = 50;

  /** For all implicit names together: each repeats the one before it. */
  static final int MAX_NAME_LENGTHS = 1_000_000;

  /** Knows the state in which a chain ends. */
  private interface Scope {
    Node target(Chain chain);
  }

  private final Protocol protocol;
  private final Set<String> infinite;
  private final Problems problems;
  private final Map<String, Node> declared = new HashMap<>();
  private final Map<String, List<Node>> implicitOf = new HashMap<>();
  private final Deque<Declared> open = new ArrayDeque<>();
  private final Set<String> names;
  private Optional<Node> end = Optional.empty();
  private List<Node> implicit = new ArrayList<>();
  private int steps;
  private int nameLengths;
  private boolean tooLarge;

  private GraphBuilder(Protocol protocol, Set<String> infinite, Problems problems) {
    this.protocol = protocol;
    this.infinite = infinite;
    this.problems = problems;
    this.names = new HashSet<>(protocol.states().keySet());
  }

  /** Returns the graph; if it would be too large, reports that and returns a part of it. */
  static Graph build(Protocol protocol, Set<String> infinite, Problems problems) {
    return new GraphBuilder(protocol, infinite, problems).graph();
  }

  private Graph graph() {
    roots().forEach(this::declaredNode);
    while (!open.isEmpty()) {
      Declared state = open.remove();
      implicit = new ArrayList<>();
      implicitOf.put(state.name(), implicit);
      expand(state.chains(), declaredNode(state.name()), this::targetInContract, 0);
    }
    return new Graph(inOrder(), !tooLarge);
  }

  /** The states in which a conversation can start or that others may name: all but subroutines. */
  private List<String> roots() {
    Set<String> called =
        protocol.states().values().stream()
            .flatMap(state -> state.chains().stream())
            .flatMap(chain -> chain.calls().stream())
            .map(Call::callee)
            .collect(Collectors.toSet());
    Optional<Declared> initial = protocol.initial();
    return protocol.states().values().stream()
        .filter(
            state ->
                !called.contains(state.name())
                    || state.initial()
                    || initial.filter(state::equals).isPresent())
        .map(Declared::name)
        .toList();
  }

  private List<Node> inOrder() {
    Set<String> order = new LinkedHashSet<>();
    protocol.initial().ifPresent(state -> order.add(state.name()));
    order.addAll(protocol.states().keySet());
    order.retainAll(declared.keySet());
    List<Node> nodes = new ArrayList<>();
    for (String name : order) {
      nodes.add(declaredNode(name));
      nodes.addAll(implicitOf.getOrDefault(name, List.of()));
    }
    end.ifPresent(nodes::add);
    return List.copyOf(nodes);
  }

  private Node declaredNode(String name) {
    Node known = declared.get(name);
    if (known != null) {
      return known;
    }
    Declared state = protocol.state(name);
    Node node = new Node(name, false, state.at());
    declared.put(name, node);
    open.add(state);
    return node;
  }

  private Node targetInContract(Chain chain) {
    return chain
        .target()
        .map(this::declaredNode)
        .orElseGet(() -> end(chain.moves().getLast().at()));
  }

  private Node end(Token at) {
    Declared named = protocol.states().get("END");
    if (named != null && named.isFinal()) {
      return declaredNode(named.name());
    }
    if (end.isEmpty()) {
      end = Optional.of(new Node(unique("END"), true, at));
    }
    return end.get();
  }

  private void expand(List<Chain> chains, Node from, Scope scope, int nesting) {
    for (Chain chain : chains) {
      if (chain.calls().stream().noneMatch(call -> infinite.contains(call.callee()))) {
        expand(chain, from, scope, nesting);
      }
    }
  }

  private void expand(Chain chain, Node from, Scope scope, int nesting) {
    Node current = from;
    Iterator<Move> moves = chain.moves().iterator();
    while (moves.hasNext()) {
      Move move = moves.next();
      if (isTooLarge(move.at(), nesting)) {
        return;
      }
      Node next =
          moves.hasNext() ? implicit(current, move.label(), move.at()) : scope.target(chain);
      move(move, current, next, nesting);
      current = next;
    }
  }

  private void move(Move move, Node from, Node to, int nesting) {
    switch (move) {
      case Exchange exchange -> exchange(exchange, from, to);
      case Call call -> writeOut(protocol.state(call.callee()), from, to, nesting + 1);
    }
  }

  private void exchange(Exchange exchange, Node from, Node to) {
    exchange
        .messages()
        .forEach(
            message -> from.add(new Edge(message.name(), message.direction(), to, message.at())));
  }

  /**
   * Copies a subroutine's states, the first one onto {@code from}, its final ones onto {@code to}.
   */
  private void writeOut(Declared callee, Node from, Node to, int nesting) {
    Map<String, Node> copies = new HashMap<>();
    Deque<Declared> uncopied = new ArrayDeque<>();
    Scope scope =
        chain -> {
          Optional<Declared> target = chain.target().map(protocol::state);
          if (target.isEmpty() || target.get().isFinal()) {
            return to;
          }
          return copies.computeIfAbsent(
              target.get().name(),
              name -> {
                uncopied.add(target.get());
                return implicit(from, name, target.get().at());
              });
        };
    expand(callee.chains(), from, scope, nesting);
    while (!uncopied.isEmpty()) {
      Declared state = uncopied.remove();
      expand(state.chains(), copies.get(state.name()), scope, nesting);
    }
  }

  private Node implicit(Node from, String label, Token at) {
    Node node = new Node(unique(from.name() + "_" + label), true, at);
    nameLengths += node.name().length();
    implicit.add(node);
    return node;
  }

  private String unique(String name) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + "_" + i;
    }
    return candidate;
  }

  /** Counts a step; reports the first one that is too much. */
  private boolean isTooLarge(Token at, int nesting) {
    steps++;
    boolean over = steps > MAX_STEPS || nesting > MAX_NESTING || nameLengths > MAX_NAME_LENGTHS;
    if (over && !tooLarge) {
      problems.report(ProblemKey.TOO_LARGE, at, size(nesting));
    }
    tooLarge |= over;
    return tooLarge;
  }

  private String size(int nesting) {
    return "the contract is too large from here on: "
        + "steps=%d (limit %d), nested subroutines=%d (limit %d), implicit names=%d (limit %d)"
            .formatted(steps, MAX_STEPS, nesting, MAX_NESTING, nameLengths, MAX_NAME_LENGTHS);
  }
}
