package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds cycles in a directed graph, in linear time and without recursion. */
final class Cycles {
  private Cycles() {}

  /** The nodes from which a cycle can be reached, in the order given. */
  static <N> Set<N> reaching(Collection<N> nodes, Function<N, ? extends Collection<N>> successors) {
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

  /**
   * A cycle that can be reached from a node, each node of it once.
   *
   * @param reaching the nodes from which a cycle can be reached, among them the start
   */
  static <N> List<N> from(
      N start, Set<N> reaching, Function<N, ? extends Collection<N>> successors) {
    Set<N> path = new LinkedHashSet<>();
    N node = start;
    while (path.add(node)) {
      node = successors.apply(node).stream().filter(reaching::contains).findFirst().orElseThrow();
    }
    List<N> nodes = List.copyOf(path);
    return nodes.subList(nodes.indexOf(node), nodes.size());
  }
}
