package org.copyless.checker.flow;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import javax.lang.model.element.Element;

/**
 * Gives ids to things. The same birthplace gets the same id each time the fixpoint comes by, unless
 * a thing of that id is still alive, as when a loop holds the block of its previous round; then the
 * next generation's. So states of the analysis can be compared id by id.
 */
final class Ids {
  static final SortedSet<Integer> NONE = Collections.emptySortedSet();

  /** How many things from one birthplace a path may hold at a time. */
  private static final int MOST_ALIVE = 16;

  private record Place(Object where, String what, int generation) {}

  private final Map<Place, Integer> ids = new HashMap<>();

  /** Returns an id for a thing born at a place, not among the living. */
  int next(Object where, String what, IntPredicate living) {
    Object key = where instanceof Element || where instanceof Integer ? where : new Identity(where);
    for (int generation = 0; generation < MOST_ALIVE; generation++) {
      int id = ids.computeIfAbsent(new Place(key, what, generation), _ -> ids.size() + 1);
      if (!living.test(id)) {
        return id;
      }
    }
    throw new Fixpoint.NoFixpoint();
  }

  static SortedSet<Integer> of(int id) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(id)));
  }

  static SortedSet<Integer> union(SortedSet<Integer> a, SortedSet<Integer> b) {
    if (a.containsAll(b)) {
      return a;
    }
    SortedSet<Integer> both = new TreeSet<>(a);
    both.addAll(b);
    return Collections.unmodifiableSortedSet(both);
  }

  private record Identity(Object object) {
    @Override
    @SuppressWarnings("ReferenceEquality") // trees are compared by identity
    public boolean equals(Object other) {
      return other instanceof Identity identity && identity.object == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }
}
