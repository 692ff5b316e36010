package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * Gives things the ids that the same names stood for before. A block has no identity but its names,
 * so facts that differ in nothing but ids are the same, and are seen to be.
 */
final class Alignment {
  private final Facts facts;
  private final Facts before;
  private final Map<Integer, Integer> images = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  private Alignment(Facts facts, Facts before) {
    this.facts = facts;
    this.before = before;
  }

  /** Returns facts with ids as in other facts, as far as the same names tell things apart. */
  static Facts of(Facts facts, Facts before) {
    return facts.equals(before) ? facts : new Alignment(facts, before).aligned();
  }

  private Facts aligned() {
    facts.names().forEach((name, ids) -> offer(ids, before.get(name), true));
    facts.names().forEach((name, ids) -> offer(ids, before.get(name), false));
    int free = Math.max(facts.highest(), before.highest());
    for (int id : facts.things().keySet()) {
      if (!images.containsKey(id)) {
        images.put(id, taken.add(id) ? id : ++free);
      }
    }
    boolean isSame =
        images.entrySet().stream().allMatch(each -> each.getKey().equals(each.getValue()));
    return isSame ? facts : new Renaming(images::get).of(facts);
  }

  private void offer(SortedSet<Integer> ids, SortedSet<Integer> others, boolean isCertain) {
    if (isCertain && (ids.size() != 1 || others.size() != 1)) {
      return;
    }
    Iterator<Integer> free = others.stream().filter(id -> !taken.contains(id)).iterator();
    for (int id : ids) {
      if (!images.containsKey(id) && free.hasNext()) {
        pair(id, free.next());
      }
    }
  }

  private void pair(int id, int other) {
    Thing thing = facts.thing(id);
    Thing counterpart = before.thing(other);
    if (images.containsKey(id)
        || taken.contains(other)
        || thing.getClass() != counterpart.getClass()) {
      return;
    }
    images.put(id, other);
    taken.add(other);
    Map<String, SortedSet<Integer>> others = Renaming.parts(counterpart);
    Renaming.parts(thing)
        .forEach((part, ids) -> offer(ids, others.getOrDefault(part, Ids.NONE), true));
  }
}
