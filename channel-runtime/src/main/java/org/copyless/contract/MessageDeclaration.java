package org.copyless.contract;

import java.util.Objects;
import java.util.Optional;

/**
 * A message as its interface declares it.
 *
 * @param name the name of the method, for instance {@code deviceInfo}
 * @param direction the direction that the method is annotated with; empty if each use in the
 *     contract text gives it
 */
public record MessageDeclaration(String name, Optional<Direction> direction) {
  /** Refuses nulls. */
  public MessageDeclaration {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(direction, "direction");
  }
}
