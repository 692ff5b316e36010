package org.copyless.checker.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Merges the facts of two paths.
 *
 * <p>A block has no identity but its names, so the things of the two sides are paired by the names
 * and parts that reach them on both: first where both sides agree on the birthplace, then where
 * both own the block, then where both are null, then the rest. Each thing is in one pair at most,
 * so that an obligation is never counted twice and never forgotten. A name whose things did not
 * become a pair stands for either of two things afterwards. What only one side has stays as it is:
 * on the other side it is not yet born.
 */
final class Join {
  private final Facts previous;
  private final Facts next;
  private final Map<Integer, Integer> nextToPrevious = new HashMap<>();
  private final Map<Integer, Integer> previousToNext = new LinkedHashMap<>();
  private final Map<Integer, Integer> fresh = new HashMap<>();
  private final Renaming renaming = new Renaming(this::image);
  private final Set<Integer> widened = new HashSet<>();
  private final Facts result = new Facts();

  Join(Facts previous, Facts next) {
    this.previous = previous;
    this.next = next;
    pairReached((a, b) -> a.equals(b) && bothOwn(a, b));
    pairReached(this::bothOwn);
    pairReached((a, b) -> Ownership.isNull(previous, a) && Ownership.isNull(next, b));
    pairReached((a, b) -> !mayBeGone(previous.thing(a)) && !mayBeGone(next.thing(b)));
    pairReached(Integer::equals);
    pairReached((_, _) -> true);
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

  /** Pairs what the same name, or the same part of what is paired, stands for on both sides. */
  private void pairReached(BiPredicate<Integer, Integer> wanted) {
    previous.names().forEach((name, ids) -> offer(ids, next.get(name), wanted));
    pairParts(wanted);
  }

  /**
   * A part has no more to say than a name has: what a message brought, or a field held, may have
   * been given away since, while a variable has it still, or is null.
   */
  private void pairParts(BiPredicate<Integer, Integer> wanted) {
    Deque<Integer> open = new ArrayDeque<>(previousToNext.keySet());
    while (!open.isEmpty()) {
      int whole = open.pop();
      int other = Objects.requireNonNull(previousToNext.get(whole));
      Map<String, SortedSet<Integer>> otherParts = Renaming.parts(next.thing(other));
      Renaming.parts(previous.thing(whole))
          .forEach(
              (name, ids) -> {
                if (offer(ids, otherParts.getOrDefault(name, Ids.NONE), wanted)) {
                  open.push(ids.first());
                }
              });
    }
  }

  /** Pairs two things, if they are certain and wanted; returns whether that is a new pair. */
  private boolean offer(
      SortedSet<Integer> left, SortedSet<Integer> right, BiPredicate<Integer, Integer> wanted) {
    return left.size() == 1
        && right.size() == 1
        && wanted.test(left.first(), right.first())
        && pair(left.first(), right.first());
  }

  private boolean pair(int a, int b) {
    if (previousToNext.containsKey(a)
        || nextToPrevious.containsKey(b)
        || !(isAlike(previous.thing(a), next.thing(b)) || widen(a, b))) {
      return false;
    }
    previousToNext.put(a, b);
    nextToPrevious.put(b, a);
    return true;
  }

  /** Pairs a block with the same that a test has told more of, on the other path only. */
  private boolean widen(int a, int b) {
    boolean isForgotten =
        Widening.isForgotten(previous, a, next, b) || Widening.isForgotten(next, b, previous, a);
    if (isForgotten) {
      widened.add(a);
    }
    return isForgotten;
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
    pairParts((_, _) -> true);
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
    widened.forEach(
        id -> Widening.forget(result, id, name -> previous.knows(name) && next.knows(name)));
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
              Widening.shape(a, b),
              Status.join(a.status(), b.status()),
              a.exposed() || b.exposed(),
              Widening.states(a, b),
              Selects.either(a, b),
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

  private static Thing.Message merge(Thing.Message a, Thing.Message b) {
    boolean related = a.protocol().refines(b.protocol()) || b.protocol().refines(a.protocol());
    return new Thing.Message(
        Ids.union(a.endpoint(), b.endpoint()),
        a.attached() && b.attached() && related && a.endpoint().equals(b.endpoint()),
        a.protocol().refines(b.protocol()) ? a.protocol() : b.protocol(),
        Widening.union(a.before(), b.before()),
        Widening.union(a.candidates(), b.candidates()),
        union(a.arguments(), b.arguments()),
        a.stale() == null ? b.stale() : a.stale());
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
