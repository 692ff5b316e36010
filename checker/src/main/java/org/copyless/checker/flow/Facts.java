package org.copyless.checker.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is known at a point of a path: which names stand for which things. A name stands for one
 * thing, or, after a join of paths on which it stood for different ones, for one of several; then
 * the things may be read through it, and not given away.
 *
 * <p>Mutable while one node is applied, never changed afterwards.
 */
final class Facts {
  private final Map<Name, SortedSet<Integer>> names;
  private final SortedMap<Integer, Thing> things;
  private boolean dead;

  Facts() {
    this(new LinkedHashMap<>(), new TreeMap<>());
  }

  private Facts(Map<Name, SortedSet<Integer>> names, SortedMap<Integer, Thing> things) {
    this.names = names;
    this.things = things;
  }

  /** Returns the facts of a branch that no path takes. */
  static Facts never() {
    Facts never = new Facts();
    never.kill();
    return never;
  }

  /** Marks a branch that no path takes. */
  void kill() {
    dead = true;
  }

  boolean isDead() {
    return dead;
  }

  Facts copy() {
    return new Facts(new LinkedHashMap<>(names), new TreeMap<>(things));
  }

  Map<Name, SortedSet<Integer>> names() {
    return names;
  }

  Map<Integer, Thing> things() {
    return things;
  }

  /** Returns the ids that a name stands for; none for an unknown name. */
  SortedSet<Integer> get(Name name) {
    return names.getOrDefault(name, Ids.NONE);
  }

  boolean knows(Name name) {
    return names.containsKey(name);
  }

  void bind(Name name, SortedSet<Integer> ids) {
    if (ids.isEmpty()) {
      names.remove(name);
    } else {
      names.put(name, ids);
    }
  }

  void drop(Name name) {
    names.remove(name);
  }

  Thing thing(int id) {
    Thing thing = things.get(id);
    if (thing == null) {
      throw new IllegalStateException("no thing " + id + " in " + this);
    }
    return thing;
  }

  Thing.@Nullable Block block(int id) {
    return things.get(id) instanceof Thing.Block block ? block : null;
  }

  void put(int id, Thing thing) {
    things.put(id, thing);
  }

  boolean lives(int id) {
    return things.containsKey(id);
  }

  /** Returns the highest id of a thing. */
  int highest() {
    return things.isEmpty() ? 0 : things.lastKey();
  }

  /** Returns whether a thing is named, or part of another, where something else may be instead. */
  boolean isNamedOtherwise(int id, SortedSet<Integer> ids) {
    return names.values().stream().anyMatch(each -> each.contains(id) && !each.equals(ids))
        || things.values().stream()
            .flatMap(each -> references(each).stream())
            .anyMatch(each -> each.contains(id) && !each.equals(ids));
  }

  /** Removes what no name reaches, and returns it. */
  Map<Integer, Thing> sweep() {
    Set<Integer> reached = reachable(names.values(), Facts::references);
    if (reached.size() == things.size()) {
      return Map.of();
    }
    Map<Integer, Thing> lost = new TreeMap<>(things);
    lost.keySet().removeAll(reached);
    things.keySet().retainAll(reached);
    forget(lost.keySet());
    return lost;
  }

  /** Returns the facts without the variables that nobody reads any more, unless only they know. */
  Facts pruned(Predicate<VariableElement> live) {
    List<Name> dead = new ArrayList<>();
    for (Name name : names.keySet()) {
      if (name instanceof Name.Local local && !live.test(local.variable())) {
        dead.add(name);
      }
    }
    if (dead.isEmpty()) {
      return this;
    }
    Facts pruned = copy();
    dead.forEach(pruned.names::remove);
    Set<Integer> reached = pruned.reachable(pruned.names.values(), Facts::lasting);
    for (Name name : dead.reversed()) {
      Set<Integer> own = reachable(List.of(get(name)), Facts::lasting);
      own.removeAll(reached);
      if (own.stream().anyMatch(this::matters)) {
        pruned.names.put(name, get(name));
        reached.addAll(own);
      }
    }
    pruned.sweep();
    return pruned;
  }

  private boolean matters(int id) {
    return switch (thing(id)) {
      case Thing.Block block -> block.may(Status.OWNED) || block.exposed();
      case Thing.Message _, Thing.Part _, Thing.Selection _ -> false;
      case Thing.Exposure _ -> true;
      case Thing.Channel channel -> !channel.ends().isEmpty();
    };
  }

  /** Cuts received messages off from endpoints: their case labels no longer tell its state. */
  void detach(Set<Integer> endpoints) {
    replaceMessages(endpoints, Thing.Message::detached);
    unselect(endpoints);
  }

  /** Notes that what a row says of a set's member it says of what has come out of it. */
  void select(SortedSet<Integer> group, SortedSet<Integer> member) {
    things.replaceAll(
        (_, thing) ->
            thing instanceof Thing.Selection selection
                ? selection.replacing(group, member)
                : thing);
  }

  /** Forgets what a select has found at sources to which something is being done. */
  private void unselect(Set<Integer> sources) {
    things.replaceAll(
        (id, thing) ->
            switch (thing) {
              case Thing.Selection selection -> selection.without(sources);
              case Thing.Block block when sources.contains(id) && !block.heads().isEmpty() ->
                  block.headed(Set.of());
              default -> thing;
            });
  }

  private void forget(Set<Integer> endpoints) {
    unselect(endpoints);
    replaceMessages(endpoints, Thing.Message::orphaned);
  }

  private void replaceMessages(Set<Integer> endpoints, UnaryOperator<Thing.Message> replacement) {
    things.replaceAll(
        (_, thing) ->
            thing instanceof Thing.Message message
                    && !Collections.disjoint(message.endpoint(), endpoints)
                ? replacement.apply(message)
                : thing);
  }

  /** Makes the messages of endpoints invalid: their views may be overwritten from here on. */
  void invalidateMessages(Set<Integer> endpoints, Loss loss) {
    unselect(endpoints);
    replaceMessages(
        endpoints, message -> message.stale() == null ? message.invalid(loss) : message);
  }

  private Set<Integer> reachable(
      Collection<SortedSet<Integer>> roots,
      Function<Thing, Collection<SortedSet<Integer>>> references) {
    Set<Integer> reached = new HashSet<>();
    Deque<Integer> open = new ArrayDeque<>();
    roots.forEach(open::addAll);
    while (!open.isEmpty()) {
      int id = open.pop();
      if (reached.add(id)) {
        references.apply(thing(id)).forEach(open::addAll);
      }
    }
    return reached;
  }

  /** References that last as long as the thing: an expose block ends before its struct does. */
  private static Collection<SortedSet<Integer>> lasting(Thing thing) {
    return thing instanceof Thing.Exposure || thing instanceof Thing.Part
        ? Set.of()
        : references(thing);
  }

  private static Collection<SortedSet<Integer>> references(Thing thing) {
    return switch (thing) {
      case Thing.Block block -> block.fields().values();
      case Thing.Exposure exposure -> Set.of(exposure.struct());
      case Thing.Part part -> Set.of(part.holder());
      case Thing.Message message -> message.arguments().values();
      case Thing.Channel channel -> channel.ends().values();
      case Thing.Selection _ -> Set.of();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && names.equals(facts.names) && things.equals(facts.things);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + things.hashCode();
  }

  @Override
  public String toString() {
    return names + " " + things;
  }
}
