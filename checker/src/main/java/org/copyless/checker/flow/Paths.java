package org.copyless.checker.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.cfg.visualize.CFGVisualizer;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * The facts of the paths that come to a point, by their situation. The graph has one copy of a
 * {@code finally} body for all exceptions; here each exception on its way through it has its own
 * facts, so that after the body each goes on to where it is caught, and to nowhere else.
 *
 * @param facts the facts of each situation that can be
 */
record Paths(Map<Situation, Facts> facts) implements Store<Paths> {
  /** Beyond so many situations the flags are forgotten. */
  private static final int MOST_SITUATIONS = 24;

  static final Paths NONE = new Paths(Map.of());

  static Paths of(Facts facts) {
    return new Paths(Map.of(Situation.PLAIN, facts));
  }

  /** Returns the paths of some situations. */
  Paths only(Predicate<Situation> wanted) {
    Map<Situation, Facts> kept = new LinkedHashMap<>(facts);
    kept.keySet().removeIf(wanted.negate());
    return new Paths(kept);
  }

  /** Returns the paths with their situations changed, joined where they become the same. */
  Paths map(UnaryOperator<Situation> change) {
    Map<Situation, Facts> mapped = new LinkedHashMap<>();
    facts.forEach((situation, each) -> add(mapped, change.apply(situation), each));
    return new Paths(mapped);
  }

  /** Adds the facts of a path, joined with those of the same situation. */
  static void add(Map<Situation, Facts> paths, Situation situation, @Nullable Facts facts) {
    if (facts != null && !facts.isDead()) {
      Facts known = paths.get(situation);
      paths.put(situation, known == null ? facts : join(known, facts));
    }
  }

  private static Facts join(Facts previous, Facts next) {
    return previous.equals(next) ? previous : new Join(previous, next).result();
  }

  @Override
  public Paths copy() {
    return this;
  }

  @Override
  public Paths leastUpperBound(Paths previous) {
    Map<Situation, Facts> joined = new LinkedHashMap<>(previous.facts);
    boolean flagless = previous.facts.keySet().stream().allMatch(s -> s.flags().isEmpty());
    boolean forgotten = flagless && previous.facts.size() > MOST_SITUATIONS;
    facts.forEach((situation, each) -> add(joined, situation, each));
    Paths paths = new Paths(joined);
    return forgotten || joined.size() > MOST_SITUATIONS
        ? paths.map(Situation::withoutFlags)
        : paths;
  }

  @Override
  public Paths widenedUpperBound(Paths previous) {
    return leastUpperBound(previous);
  }

  @Override
  public boolean canAlias(JavaExpression a, JavaExpression b) {
    return true;
  }

  @Override
  public String visualize(CFGVisualizer<?, Paths, ?> visualizer) {
    return visualizer.visualizeStoreKeyVal("paths", this);
  }
}
