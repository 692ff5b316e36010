package org.copyless.checker.flow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;

/**
 * What the call that a function is passed to says of an argument of that function.
 *
 * @param states the protocol states in which an endpoint comes; empty where nothing is known
 * @param shape what the argument is; null where nothing is known
 */
record Coming(Set<String> states, @Nullable Shape shape) {
  static final Coming UNKNOWN = new Coming(Set.of(), null);

  Coming union(Coming other) {
    Set<String> both = new LinkedHashSet<>(states);
    both.addAll(other.states);
    if (shape != null && other.shape != null && !shape.equals(other.shape)) {
      both.add(Protocol.UNKNOWN);
    }
    return new Coming(both, shape == null ? other.shape : shape);
  }
}
