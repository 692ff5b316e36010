package org.copyless.checker.flow;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What tells paths apart that come to the same point: the exception on its way, if there is one,
 * and what is known of boolean variables. A join keeps the facts of different situations apart, so
 * that {@code open = false} in the arm that ends a conversation still says something where the loop
 * tests {@code open}.
 *
 * @param cause the exception on its way; null if there is none
 * @param flags the known values of boolean variables that the body sets or tests more than once
 */
record Situation(@Nullable Cause cause, Map<VariableElement, Boolean> flags) {
  static final Situation PLAIN = new Situation(null, Map.of());

  Situation with(@Nullable Cause newCause) {
    return new Situation(newCause, flags);
  }

  Situation with(VariableElement flag, boolean value) {
    Map<VariableElement, Boolean> changed = new HashMap<>(flags);
    changed.put(flag, value);
    return new Situation(cause, changed);
  }

  Situation without(VariableElement flag) {
    if (!flags.containsKey(flag)) {
      return this;
    }
    Map<VariableElement, Boolean> changed = new HashMap<>(flags);
    changed.remove(flag);
    return new Situation(cause, changed);
  }

  Situation withoutFlags() {
    return new Situation(cause, Map.of());
  }

  /** Returns whether a flag can have a value here. */
  boolean allows(VariableElement flag, boolean value) {
    return flags.getOrDefault(flag, value) == value;
  }

  /** Returns whether what a path in this situation leaves behind is an error. */
  boolean counts() {
    return cause == null || cause.counts();
  }
}
