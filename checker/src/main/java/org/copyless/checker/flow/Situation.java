package org.copyless.checker.flow;

import com.sun.source.tree.TryTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What tells paths apart that come to the same point: the exceptions on their way, if there are
 * any, and what is known of boolean variables. A join keeps the facts of different situations
 * apart, so that {@code open = false} in the arm that ends a conversation still says something
 * where the loop tests {@code open}.
 *
 * @param flight the exceptions on their way
 * @param flags the known values of boolean variables that the body sets or tests more than once
 * @param repeated the try statement whose finally body the graph runs once more, though the path
 *     has left it by a jump; null for others
 */
record Situation(Flight flight, Map<VariableElement, Boolean> flags, @Nullable TryTree repeated) {
  static final Situation PLAIN = new Situation(Flight.NONE, Map.of(), null);

  Situation with(Flight newFlight) {
    return newFlight.equals(flight) ? this : new Situation(newFlight, flags, repeated);
  }

  /** Returns the situation in which a finally body is run once more, or is not. */
  Situation repeating(@Nullable TryTree statement) {
    return Objects.equals(repeated, statement) ? this : new Situation(flight, flags, statement);
  }

  /** Returns the exception on its way, or null. */
  @Nullable Cause cause() {
    return flight.cause();
  }

  Situation with(VariableElement flag, boolean value) {
    Map<VariableElement, Boolean> changed = new HashMap<>(flags);
    changed.put(flag, value);
    return new Situation(flight, changed, repeated);
  }

  Situation without(VariableElement flag) {
    if (!flags.containsKey(flag)) {
      return this;
    }
    Map<VariableElement, Boolean> changed = new HashMap<>(flags);
    changed.remove(flag);
    return new Situation(flight, changed, repeated);
  }

  Situation withoutFlags() {
    return new Situation(flight, Map.of(), repeated);
  }

  /** Returns the situation in which some exception is on its way, it is not known which. */
  Situation withoutFlight() {
    return flight.isEmpty() ? this : new Situation(flight.blurred(), flags, repeated);
  }

  /** Returns the situation with unchecked exceptions told apart by kind only. */
  Situation generalized() {
    return with(flight.generalized());
  }

  /** Returns whether a flag can have a value here. */
  boolean allows(VariableElement flag, boolean value) {
    return flags.getOrDefault(flag, value) == value;
  }

  /** Returns whether what a path in this situation leaves behind is an error. */
  boolean counts() {
    Cause cause = cause();
    return cause == null || cause.counts();
  }
}
