package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Shape;

/**
 * Merges the facts of two paths.
 *
 * <p>A block has no identity but its names, so the things of the two sides are paired by the names
 * that reach them on both: first where both sides agree on the birthplace, then where both own the
 * block, then the rest. Each thing is in one pair at most, so that an obligation is never counted
 * twice and never forgotten. A name whose things did not become a pair stands for either of two
 * things afterwards. What only one side has stays as it is: on the other side it is not yet born.
 */
final class Join {
  private final Facts previous;
  private final Facts next;
  private final Map<Integer, Integer> nextToPrevious = new HashMap<>();
  private final Map<Integer, Integer> previousToNext = new HashMap<>();
  private final Map<Integer, Integer> fresh = new HashMap<>();
  private final Renaming renaming = new Renaming(this::image);
  private final Facts result = new Facts();

  Join(Facts previous, Facts next) {
    this.previous = previous;
    this.next = next;
    pairByNames((a, b) -> a.equals(b) && bothOwn(a, b));
    pairByNames(this::bothOwn);
    pairByNames((a, b) -> !mayBeGone(previous.thing(a)) && !mayBeGone(next.thing(b)));
    pairByNames(Integer::equals);
    pairByNames((_, _) -> true);
    pairRemaining();
    mergeThings();
    mergeNames();
  }

  Facts result() {
    return result;
  }

  private boolean bothOwn(int a, int b) {
    return owns(previous.thing(a)) && owns(next.thing(b));
  }

  private static boolean mayBeGone(Thing thing) {
    return thing instanceof Thing.Block block && block.may(Status.GONE | Status.RETURNED);
  }

  private static boolean owns(Thing thing) {
    return !(thing instanceof Thing.Block block) || block.may(Status.OWNED | Status.BORROWED);
  }

  private void pairByNames(BiPredicate<Integer, Integer> wanted) {
    for (Map.Entry<Name, SortedSet<Integer>> entry : previous.names().entrySet()) {
      offer(entry.getValue(), next.get(entry.getKey()), wanted);
    }
  }

  private void offer(
      SortedSet<Integer> left, SortedSet<Integer> right, BiPredicate<Integer, Integer> wanted) {
    if (left.size() == 1 && right.size() == 1) {
      int a = left.first();
      int b = right.first();
      if (wanted.test(a, b)) {
        pair(a, b);
      }
    }
  }

  private void pair(int a, int b) {
    Thing left = previous.thing(a);
    Thing right = next.thing(b);
    if (previousToNext.containsKey(a) || nextToPrevious.containsKey(b) || !isAlike(left, right)) {
      return;
    }
    previousToNext.put(a, b);
    nextToPrevious.put(b, a);
    Map<String, SortedSet<Integer>> rightParts = Renaming.parts(right);
    Renaming.parts(left)
        .forEach(
            (name, ids) -> offer(ids, rightParts.getOrDefault(name, Ids.NONE), (_, _) -> true));
  }

  private static boolean isAlike(Thing left, Thing right) {
    if (left instanceof Thing.Block a && right instanceof Thing.Block b) {
      return a.shape() == null || b.shape() == null || a.shape().common(b.shape()) != null;
    }
    if (left instanceof Thing.Part a && right instanceof Thing.Part b) {
      return a.shape().equals(b.shape());
    }
    return left.getClass() == right.getClass();
  }

  /** Pairs what no common name reaches by its birthplace, and gives the rest of next ids. */
  private void pairRemaining() {
    for (int b : next.things().keySet()) {
      if (!nextToPrevious.containsKey(b) && previous.lives(b)) {
        pair(b, b);
      }
    }
    int free = Math.max(previous.highest(), next.highest());
    for (int b : next.things().keySet()) {
      if (!nextToPrevious.containsKey(b)) {
        fresh.put(b, previous.lives(b) ? ++free : b);
      }
    }
  }

  private int image(int b) {
    Integer paired = nextToPrevious.get(b);
    return paired != null ? paired : Objects.requireNonNull(fresh.get(b));
  }

  private void mergeNames() {
    previous.names().forEach(result::bind);
    next.names()
        .forEach((name, ids) -> result.bind(name, Ids.union(result.get(name), renaming.of(ids))));
    Selects.dropOneSided(result, name -> previous.knows(name) && next.knows(name));
    result.sweep(); // the selections of which no name is left
  }

  private void mergeThings() {
    previous
        .things()
        .forEach(
            (a, thing) -> {
              Integer b = previousToNext.get(a);
              result.put(a, b == null ? thing : merge(thing, renaming.of(next.thing(b))));
            });
    fresh.forEach((b, id) -> result.put(id, renaming.of(next.thing(b))));
  }

  private static Thing merge(Thing left, Thing right) {
    if (left.equals(right)) {
      return left;
    }
    return switch (left) {
      case Thing.Block a when right instanceof Thing.Block b ->
          new Thing.Block(
              common(a.shape(), b.shape()),
              Status.join(a.status(), b.status()),
              a.exposed() || b.exposed(),
              states(a, b),
              Selects.either(a.heads(), b.heads()),
              Completion.either(a, b),
              union(a.fields(), b.fields()),
              a.may(Status.OWNED) || !b.may(Status.OWNED) ? a.birth() : b.birth(),
              a.loss() == null ? b.loss() : a.loss());
      case Thing.Exposure a when right instanceof Thing.Exposure b ->
          new Thing.Exposure(Ids.union(a.struct(), b.struct()), a.place());
      case Thing.Part a when right instanceof Thing.Part b ->
          new Thing.Part(Ids.union(a.holder(), b.holder()), a.shape());
      case Thing.Message a when right instanceof Thing.Message b -> merge(a, b);
      case Thing.Channel a when right instanceof Thing.Channel b ->
          new Thing.Channel(Channels.merge(a.ends(), b.ends()));
      case Thing.Selection a when right instanceof Thing.Selection b -> Selects.either(a, b);
      default -> throw new IllegalStateException("paired " + left + " with " + right);
    };
  }

  /** Of a block about which an error was reported nothing more is said. */
  private static Set<String> states(Thing.Block a, Thing.Block b) {
    if (a.reported() != b.reported()) {
      return a.reported() ? b.states() : a.states();
    }
    return union(a.states(), b.states());
  }

  /** An endpoint of a contract or of its extension is known as one of the former afterwards. */
  private static @Nullable Shape common(@Nullable Shape a, @Nullable Shape b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.common(b);
  }

  private static Thing.Message merge(Thing.Message a, Thing.Message b) {
    boolean related = a.protocol().refines(b.protocol()) || b.protocol().refines(a.protocol());
    return new Thing.Message(
        Ids.union(a.endpoint(), b.endpoint()),
        a.attached() && b.attached() && related && a.endpoint().equals(b.endpoint()),
        a.protocol().refines(b.protocol()) ? a.protocol() : b.protocol(),
        union(a.before(), b.before()),
        union(a.candidates(), b.candidates()),
        union(a.arguments(), b.arguments()),
        a.stale() == null ? b.stale() : a.stale());
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    if (a.containsAll(b)) {
      return a;
    }
    Set<String> both = new LinkedHashSet<>(a);
    both.addAll(b);
    return both;
  }

  private static Map<String, SortedSet<Integer>> union(
      Map<String, SortedSet<Integer>> a, Map<String, SortedSet<Integer>> b) {
    if (a.equals(b)) {
      return a;
    }
    Map<String, SortedSet<Integer>> both = new TreeMap<>(a);
    b.forEach((name, ids) -> both.merge(name, ids, Ids::union));
    return both;
  }
}
