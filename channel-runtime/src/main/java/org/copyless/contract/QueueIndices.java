package org.copyless.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The queue index of each state for one direction: the longest run of messages of that direction
 * that ends in the state. When one is sent in a state with index i, up to i others can be waiting.
 *
 * <p>Source: Fähndrich et al., §4.1.
 */
final class QueueIndices {
  private final List<List<Transition>> runs;
  private final int[] index;
  private final int[] incoming;
  private final Deque<Integer> ready = new ArrayDeque<>();

  private QueueIndices(List<List<Transition>> runs) {
    this.runs = runs;
    this.index = new int[runs.size()];
    this.incoming = new int[runs.size()];
  }

  /**
   * The indices by state id; empty if the transitions of the direction have a cycle, so that some
   * run is without end.
   *
   * @param outgoing the transitions by state id
   */
  static Optional<int[]> of(Direction direction, List<List<Transition>> outgoing) {
    return new QueueIndices(
            outgoing.stream()
                .map(all -> all.stream().filter(step -> step.direction() == direction).toList())
                .toList())
        .longest();
  }

  /** Visits the states in topological order, each when all its runs are known. */
  private Optional<int[]> longest() {
    runs.forEach(steps -> steps.forEach(step -> incoming[step.target().id()]++));
    for (int id = 0; id < incoming.length; id++) {
      if (incoming[id] == 0) {
        ready.add(id);
      }
    }
    int visited = 0;
    while (!ready.isEmpty()) {
      runs.get(ready.remove()).forEach(this::extend);
      visited++;
    }
    return visited == index.length ? Optional.of(index) : Optional.empty();
  }

  private void extend(Transition step) {
    int target = step.target().id();
    index[target] = Math.max(index[target], index[step.source().id()] + 1);
    incoming[target]--;
    if (incoming[target] == 0) {
      ready.add(target);
    }
  }
}
