package org.copyless.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places values one after the other, in the order of their declaration, each naturally aligned. */
final class Layout {
  /** Where the arguments of a message start in its slot; before them lie tag and waiting flag. */
  static final int FIRST_ARGUMENT = 8;

  private final List<Value> values = new ArrayList<>();
  private long end;

  private Layout(long start) {
    this.end = start;
  }

  /** The layout of a message's arguments in a slot. */
  static Layout ofMessage() {
    return new Layout(FIRST_ARGUMENT);
  }

  /** The layout of a rep struct. */
  static Layout ofStruct() {
    return new Layout(0);
  }

  void add(String name, ValueType type, Optional<Value.Nullable> nullable) {
    long offset = roundUp(end, type.alignment());
    values.add(new Value(name, type, nullable, offset));
    end = offset + type.size();
  }

  /** The values with their offsets. */
  List<Value> values() {
    return List.copyOf(values);
  }

  /** The first byte after the last value. */
  long end() {
    return end;
  }

  private static long roundUp(long value, int alignment) {
    return (value + alignment - 1) & -alignment;
  }
}
