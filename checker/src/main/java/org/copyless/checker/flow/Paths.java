package org.copyless.checker.flow;

import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.analysis.Store;
import org.checkerframework.dataflow.cfg.visualize.CFGVisualizer;
import org.checkerframework.dataflow.expression.JavaExpression;

/**
 * The facts of the paths that come to a point, in two groups that never mix on the way.
 *
 * @param main the paths that count: without an exception, or with one that is checked, thrown by a
 *     {@code throw}, or caught in this method; null if there is none
 * @param unwinding the paths on which an unchecked exception of a call is on its way out, through
 *     {@code finally} bodies and resources; if it is not caught here, the SIP ends and the runtime
 *     reclaims its blocks, so that what such a path leaves behind is no leak; null if there is none
 */
record Paths(@Nullable Facts main, @Nullable Facts unwinding) implements Store<Paths> {
  @Override
  public Paths copy() {
    return this;
  }

  @Override
  public Paths leastUpperBound(Paths previous) {
    return new Paths(join(previous.main, main), join(previous.unwinding, unwinding));
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
