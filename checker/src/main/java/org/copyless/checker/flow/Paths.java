package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.lang.model.element.VariableElement;
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
  /** Beyond so many situations flags are forgotten. */
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
    return bounded(joined(previous));
  }

  private Paths joined(Paths previous) {
    Map<Situation, Facts> joined = new LinkedHashMap<>(previous.facts);
    facts.forEach((situation, each) -> add(joined, situation, each));
    return new Paths(joined);
  }

  /** Returns the paths with things called by the ids that they had before. */
  Paths renamedAs(Paths before) {
    Map<Situation, Facts> renamed = new LinkedHashMap<>();
    facts.forEach(
        (situation, each) -> {
          Facts known = before.facts.get(situation);
          renamed.put(situation, known == null ? each : Alignment.of(each, known));
        });
    return new Paths(renamed);
  }

  /**
   * Forgets until few enough situations are left: first which unchecked exceptions are on their
   * way, then flags, those that tell the least before others.
   */
  private static Paths bounded(Paths paths) {
    Paths bounded =
        paths.facts.size() > MOST_SITUATIONS ? paths.map(Situation::generalized) : paths;
    while (bounded.facts.size() > MOST_SITUATIONS) {
      VariableElement flag = bounded.leastTelling();
      if (flag == null) {
        return bounded.map(Situation::withoutFlight);
      }
      bounded = bounded.map(situation -> situation.without(flag));
    }
    return bounded;
  }

  /** Returns the flag without which the fewest paths with different facts meet; null if none. */
  private @Nullable VariableElement leastTelling() {
    Set<VariableElement> flags = new LinkedHashSet<>();
    facts.keySet().forEach(situation -> flags.addAll(situation.flags().keySet()));
    VariableElement least = null;
    int fewest = Integer.MAX_VALUE;
    for (VariableElement flag : flags) {
      Map<Situation, Facts> met = new HashMap<>();
      int different = 0;
      for (Map.Entry<Situation, Facts> each : facts.entrySet()) {
        Facts other = met.putIfAbsent(each.getKey().without(flag), each.getValue());
        different += other == null || other.equals(each.getValue()) ? 0 : 1;
      }
      if (different < fewest) {
        least = flag;
        fewest = different;
      }
    }
    return least;
  }

  /** A place that is come by again and again keeps no flags apart, so that it settles. */
  @Override
  public Paths widenedUpperBound(Paths previous) {
    return bounded(joined(previous).map(Situation::withoutFlags));
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
