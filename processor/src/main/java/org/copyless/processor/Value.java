package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Optional;

/**
 * A named value at a place of the exchange heap: an argument of a message or a field of a rep
 * struct.
 *
 * @param name the parameter's or the field's name
 * @param type how it is stored
 * @param nullable the user's own annotation called {@code Nullable}, if there is one
 * @param offset bytes from the start of the slot or of the struct
 */
record Value(String name, ValueType type, Optional<Nullable> nullable, long offset) {
  /**
   * The user's annotation.
   *
   * @param typeUse whether it belongs to the type rather than to the declaration
   */
  record Nullable(ClassName annotation, boolean typeUse) {}

  /** The variable that holds the value in generated code. */
  String variable() {
    return Names.variable(name);
  }

  boolean isNullable() {
    return nullable.isPresent();
  }

  /** The same value under another name. */
  Value withName(String other) {
    return new Value(other, type, nullable, offset);
  }

  /** The same value by another type. */
  Value withType(ValueType other) {
    return new Value(name, other, nullable, offset);
  }

  /** The place of this value, relative to {@code base}. */
  CodeBlock at(String base) {
    return CodeBlock.of("$L + $L", base, offset);
  }
}
