package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds cycles in a directed graph, in linear time and without recursion. */
final class Cycles {
  private Cycles() {}

  /**
   * The nodes of a cycle in its order, each once. Two cycles are equal if they are the same object.
   */
  static final class Cycle<N> {
    private final List<N> nodes;

    private Cycle(List<N> nodes) {
      this.nodes = nodes;
    }

    List<N> nodes() {
      return nodes;
    }
  }

  /** For each node from which a cycle can be reached such a cycle; no node is in two of them. */
  static <N> Map<N, Cycle<N>> reachable(
      Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
    Set<N> reaching = reaching(nodes, successors);
    Map<N, Cycle<N>> cycles = new LinkedHashMap<>();
    for (N start : reaching) {
      Set<N> path = new LinkedHashSet<>();
      N node = start;
      while (!cycles.containsKey(node) && path.add(node)) {
        node = successors.apply(node).stream().filter(reaching::contains).findFirst().orElseThrow();
      }
      Cycle<N> cycle = cycles.containsKey(node) ? cycles.get(node) : closedAt(node, path);
      path.forEach(passed -> cycles.put(passed, cycle));
    }
    return cycles;
  }

  private static <N> Cycle<N> closedAt(N node, Set<N> path) {
    List<N> nodes = List.copyOf(path);
    return new Cycle<>(nodes.subList(nodes.indexOf(node), nodes.size()));
  }

  /** The nodes from which a cycle can be reached, in the order given. */
  private static <N> Set<N> reaching(
      Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
    Map<N, Integer> open = new HashMap<>();
    Map<N, List<N>> predecessors = new HashMap<>();
    for (N node : nodes) {
      Set<N> distinct = new HashSet<>(successors.apply(node));
      open.put(node, distinct.size());
      distinct.forEach(
          next -> predecessors.computeIfAbsent(next, _ -> new ArrayList<>()).add(node));
    }
    Set<N> remaining = new LinkedHashSet<>(nodes);
    Deque<N> done = new ArrayDeque<>(nodes.stream().filter(node -> open.get(node) == 0).toList());
    while (!done.isEmpty()) {
      N node = done.remove();
      remaining.remove(node);
      for (N before : predecessors.getOrDefault(node, List.of())) {
        if (open.merge(before, -1, Integer::sum) == 0) {
          done.add(before);
        }
      }
    }
    return remaining;
  }
}
