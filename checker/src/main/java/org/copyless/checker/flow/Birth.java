package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a block came from.
 *
 * @param tree where; null for a parameter
 * @param kind how
 * @param description what to call the block where no variable names it
 */
record Birth(@Nullable Tree tree, Kind kind, String description) {
  /** How a method comes by a block. */
  enum Kind {
    /** A parameter. */
    PARAMETER,
    /** The result of a call. */
    RESULT,
    /** A field of a struct that was exposed. */
    FIELD,
    /** An argument of a received message that has not been taken yet. */
    UNTAKEN_ARGUMENT,
    /** An argument of a received message that was taken. */
    ARGUMENT,
    /** An end of a new channel that has not been taken yet. */
    UNTAKEN_END,
    /** Anything else: the null literal, a cast from a type that is not tracked. */
    OTHER
  }

  Birth at(Tree place) {
    return new Birth(place, kind, description);
  }

  Birth taken() {
    return switch (kind) {
      case UNTAKEN_ARGUMENT -> new Birth(tree, Kind.ARGUMENT, description);
      case UNTAKEN_END -> new Birth(tree, Kind.RESULT, description);
      default -> this;
    };
  }
}
