package org.copyless.checker.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.cfg.visualize.CFGVisualizer;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * The facts of the paths that come to a point. The graph has one copy of a {@code finally} body for
 * all exceptions; here each exception on its way through it has its own facts, so that after the
 * body each goes on to where it is caught, and to nowhere else.
 *
 * @param main the paths without an exception on its way; null if there is none
 * @param flying the paths of each exception on its way
 */
record Paths(@Nullable Facts main, Map<Cause, Facts> flying) implements Store<Paths> {
  static Paths of(@Nullable Facts main) {
    return new Paths(main, Map.of());
  }

  /** Returns what arrives at a catch clause: the exception is not on its way any more. */
  Paths caught() {
    Facts all = main;
    for (Facts facts : flying.values()) {
      all = join(all, facts);
    }
    return of(all);
  }

  /** Returns the paths of those exceptions that go on to some place. */
  Paths only(Predicate<Cause> wanted) {
    Map<Cause, Facts> kept = new LinkedHashMap<>(flying);
    kept.keySet().removeIf(wanted.negate());
    return new Paths(main, kept);
  }

  @Override
  public Paths copy() {
    return this;
  }

  @Override
  public Paths leastUpperBound(Paths previous) {
    Map<Cause, Facts> joined = new LinkedHashMap<>(previous.flying);
    flying.forEach((cause, facts) -> add(joined, cause, facts));
    return new Paths(join(previous.main, main), joined);
  }

  static void add(Map<Cause, Facts> flying, Cause cause, @Nullable Facts facts) {
    if (facts != null) {
      Facts joined = join(flying.get(cause), facts);
      flying.put(cause, joined == null ? facts : joined);
    }
  }

  static @Nullable Facts join(@Nullable Facts previous, @Nullable Facts next) {
    if (previous == null || Objects.equals(previous, next)) {
      return next;
    }
    return next == null ? previous : new Join(previous, next).result();
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
