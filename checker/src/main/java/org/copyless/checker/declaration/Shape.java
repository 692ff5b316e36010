package org.copyless.checker.declaration;

import java.util.List;
import java.util.function.Supplier;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a tracked pointer points to. There is one object for each type: identity is equality. */
public final class Shape {
  private final String type;
  private final @Nullable Protocol protocol;
  private final Supplier<List<Parameter>> reader;
  private @Nullable List<Parameter> fields;

  Shape(String type, @Nullable Protocol protocol, Supplier<List<Parameter>> reader) {
    this.type = type;
    this.protocol = protocol;
    this.reader = reader;
  }

  /** Returns the type's name, for messages. */
  public String type() {
    return type;
  }

  /** Returns the contract of an endpoint; null for other blocks. */
  public @Nullable Protocol protocol() {
    return protocol;
  }

  /**
   * Returns the tracked fields of a rep struct; structs may be recursive, so they are read late.
   */
  public List<Parameter> fields() {
    List<Parameter> known = fields;
    if (known == null) {
      known = List.copyOf(reader.get());
      fields = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return type;
  }
}
