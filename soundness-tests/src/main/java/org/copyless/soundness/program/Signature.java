package org.copyless.soundness.program;

import java.util.List;
import java.util.Optional;

/**
 * What a caller knows of a method.
 *
 * @param name as it is called
 * @param parameters the tracked ones
 * @param result what it returns, owned by the caller; empty: void
 * @param nullable whether the result may be null
 * @param checked whether it may throw an {@code IOException}
 * @param unchecked whether it may throw a {@code Hiccup}
 */
public record Signature(
    String name,
    List<Parameter> parameters,
    Optional<Type> result,
    boolean nullable,
    boolean checked,
    boolean unchecked) {
  /**
   * Tells whether it is a method of the library.
   *
   * @return whether its name is qualified
   */
  public boolean isLibrary() {
    return name.startsWith("Library.");
  }
}
