package org.copyless.contract.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.copyless.contract.Transition;
import org.copyless.contract.type.ArgumentType.Data;
import org.copyless.contract.type.ArgumentType.Endpoint;
import org.copyless.contract.type.ArgumentType.Pointer;
import org.copyless.contract.type.ArgumentType.Variable;
import org.copyless.contract.type.Weight.Finite;
import org.copyless.contract.type.Weight.Infinite;
import org.copyless.contract.type.Weight.Step;

/**
 * Weighs by the graph of receiving nodes. A message leads from one to what it carries, which makes
 * the queue one deeper, and to the receiver's next state, which does not. The weight is the deepest
 * path; a cycle in which something is carried has no deepest one.
 *
 * <p>It ends, because the nodes are finitely many (as for {@link Subtyping}; the type parameters of
 * messages all become one reserved name), and the depth is only computed without such cycles.
 *
 * <p>Source: Bono and Padovani, Definition 5.1 and §6.2.
 */
final class Weighing {
  private static final Variable UNKNOWN = new Variable("%");

  private record Edge(Node source, String message, boolean carried, Optional<Node> target) {
    Step step() {
      return new Step(
          EndpointType.of(source), message, carried, target.map(node -> EndpointType.of(node)));
    }
  }

  private final Set<String> finite;
  private final Map<Node, List<Edge>> edges = new LinkedHashMap<>();

  private Weighing(Set<String> finite) {
    this.finite = finite;
  }

  static Weight of(Node node, Set<String> finite) {
    return new Weighing(finite).ofNodes(List.of(node));
  }

  static Weight of(ArgumentType type, Set<String> finite) {
    Weighing weighing = new Weighing(finite);
    List<Optional<Node>> nodes = weighing.nodes(type).toList();
    return nodes.stream().anyMatch(Optional::isEmpty)
        ? new Infinite(List.of(), List.of())
        : weighing.ofNodes(nodes.stream().flatMap(Optional::stream).toList());
  }

  private Weight ofNodes(List<Node> roots) {
    explore(roots);
    Optional<Weight> infinite =
        all().filter(Edge::carried).flatMap(edge -> infinite(roots, edge).stream()).findFirst();
    return infinite.orElseGet(() -> new Finite(depth(roots)));
  }

  private Stream<Edge> all() {
    return edges.values().stream().flatMap(List::stream);
  }

  private void explore(List<Node> roots) {
    Deque<Node> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (!edges.containsKey(node)) {
        edges.put(node, node.receives() ? edges(node) : List.of());
        edges.get(node).forEach(edge -> edge.target().ifPresent(open::add));
      }
    }
  }

  private List<Edge> edges(Node node) {
    return node.transitions().stream().flatMap(step -> edges(node, step)).toList();
  }

  private Stream<Edge> edges(Node node, Transition step) {
    String message = step.message();
    int parameters = node.contract().message(message).parameters().size();
    List<ArgumentType> unknown =
        Stream.generate(() -> UNKNOWN).limit(parameters).map(ArgumentType.class::cast).toList();
    return Stream.concat(
        node.carried(message, unknown).stream()
            .flatMap(this::nodes)
            .map(target -> new Edge(node, message, true, target)),
        Stream.of(new Edge(node, message, false, Optional.of(node.after(step)))));
  }

  /** The endpoints in a value; an empty one for what nothing is known of. */
  private Stream<Optional<Node>> nodes(ArgumentType type) {
    return switch (type) {
      case Data _ -> Stream.of();
      case Variable variable ->
          finite.contains(variable.name()) ? Stream.of() : Stream.of(Optional.empty());
      case Pointer pointer -> pointer.arguments().stream().flatMap(this::nodes);
      case Endpoint endpoint -> endpoint.nodes().stream().map(Optional::of);
    };
  }

  /** Why the weight is infinite, if it is because of an edge. */
  private Optional<Weight> infinite(List<Node> roots, Edge edge) {
    Optional<List<Step>> back =
        edge.target().isEmpty()
            ? Optional.of(List.of())
            : path(List.of(edge.target().get()), edge.source());
    return back.map(
        steps -> {
          List<Step> lead = new ArrayList<>(path(roots, edge.source()).orElseThrow());
          List<Step> cycle = new ArrayList<>(steps);
          (edge.target().isEmpty() ? lead : cycle).addLast(edge.step());
          return new Infinite(lead, turned(cycle));
        });
  }

  /** A cycle, started at the edge that was found: the way back comes after it. */
  private static List<Step> turned(List<Step> cycle) {
    List<Step> turned = new ArrayList<>(cycle);
    if (!turned.isEmpty()) {
      turned.addFirst(turned.removeLast());
    }
    return turned;
  }

  private Optional<List<Step>> path(Collection<Node> from, Node to) {
    Map<Node, Optional<Edge>> reachedBy = new HashMap<>();
    from.forEach(node -> reachedBy.put(node, Optional.empty()));
    Deque<Node> open = new ArrayDeque<>(from);
    while (!open.isEmpty() && !reachedBy.containsKey(to)) {
      for (Edge edge : edges.get(open.remove())) {
        edge.target()
            .filter(target -> !reachedBy.containsKey(target))
            .ifPresent(
                target -> {
                  reachedBy.put(target, Optional.of(edge));
                  open.add(target);
                });
      }
    }
    return reachedBy.containsKey(to) ? Optional.of(steps(reachedBy, to)) : Optional.empty();
  }

  private static List<Step> steps(Map<Node, Optional<Edge>> reachedBy, Node to) {
    List<Step> steps = new ArrayList<>();
    Optional<Edge> last = reachedBy.get(to);
    while (last.isPresent()) {
      steps.addFirst(last.get().step());
      last = reachedBy.get(last.get().source());
    }
    return steps;
  }

  /** The least solution of the equations, which is finite. */
  private int depth(List<Node> roots) {
    Map<Node, Integer> depths = new HashMap<>();
    edges.forEach((node, outgoing) -> depths.put(node, outgoing.isEmpty() ? 0 : 1));
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Edge edge : all().toList()) {
        int found = depths.get(edge.target().orElseThrow()) + (edge.carried() ? 1 : 0);
        if (found > depths.get(edge.source())) {
          depths.put(edge.source(), found);
          changed = true;
        }
      }
    }
    return roots.stream().mapToInt(depths::get).max().orElse(0);
  }
}
