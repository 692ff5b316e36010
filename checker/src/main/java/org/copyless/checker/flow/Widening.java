package org.copyless.checker.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;

/**
 * What a block is known as after a join of paths that know it as different things. Behind a test by
 * {@code instanceof} of a pointer that may be anything, the paths meet again, and it may be
 * anything as before; in which state an endpoint then is, nobody knows any more.
 */
final class Widening {
  private Widening() {}

  /**
   * Returns whether a path has learnt of a block what another one has not, and no name that needs
   * it can be read where the two meet: each is a name of the other's block as well, or of this path
   * only, as is the variable of a pattern.
   */
  static boolean isForgotten(Facts knowing, int known, Facts other, int open) {
    Thing.Block block = knowing.block(known);
    Thing.Block openBlock = other.block(open);
    return block != null
        && openBlock != null
        && !block.exposed()
        && block.shape() != null
        && openBlock.shape() != null
        && openBlock.shape().mayBe(block.shape())
        && knowing.names().keySet().stream()
            .anyMatch(name -> names(name, knowing, known, other, open))
        && knowing.names().keySet().stream()
            .filter(name -> knowing.get(name).contains(known))
            .allMatch(
                name ->
                    other.get(name).contains(open)
                        || isOneSided(name, knowing.get(name), known, other))
        && knowing.things().values().stream()
            .flatMap(thing -> Renaming.parts(thing).values().stream())
            .noneMatch(ids -> ids.contains(known));
  }

  private static boolean names(Name name, Facts knowing, int known, Facts other, int open) {
    return knowing.get(name).contains(known) && other.get(name).contains(open);
  }

  private static boolean isOneSided(Name name, SortedSet<Integer> ids, int known, Facts other) {
    return name instanceof Name.Local && !other.knows(name) && ids.equals(Ids.of(known));
  }

  /** Drops the names that only one of two paths has: Java lets nobody read them. */
  static void forget(Facts facts, int id, Predicate<Name> isKnownOnBoth) {
    for (Name name : List.copyOf(facts.names().keySet())) {
      if (name instanceof Name.Local
          && facts.get(name).equals(Ids.of(id))
          && !isKnownOnBoth.test(name)) {
        facts.drop(name);
      }
    }
    facts.detach(Set.of(id));
  }

  /** An endpoint of a contract or of its extension is known as one of the former afterwards. */
  static @Nullable Shape shape(Thing.Block a, Thing.Block b) {
    Shape one = a.shape();
    Shape other = b.shape();
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    Shape common = one.common(other);
    return common != null ? common : one.mayBe(other) ? one : other;
  }

  /** Of a block about which an error was reported nothing more is said. */
  static Set<String> states(Thing.Block a, Thing.Block b) {
    if (a.reported() != b.reported()) {
      return a.reported() ? b.states() : a.states();
    }
    boolean isForgotten =
        a.shape() != null && b.shape() != null && (a.protocol() == null) != (b.protocol() == null);
    return isForgotten ? Set.of(Protocol.UNKNOWN) : union(a.states(), b.states());
  }

  static Set<String> union(Set<String> a, Set<String> b) {
    if (a.containsAll(b)) {
      return a;
    }
    Set<String> both = new LinkedHashSet<>(a);
    both.addAll(b);
    return both;
  }
}
