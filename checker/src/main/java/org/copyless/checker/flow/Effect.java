package org.copyless.checker.flow;

import java.util.Optional;
import java.util.SortedSet;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a node does to the facts before it.
 *
 * @param normal the facts after it, or, for a condition, where it holds
 * @param otherwise the facts where a condition does not hold; null for other nodes
 * @param exceptional the facts where the node throws
 * @param checked the facts where it throws a checked exception
 * @param only the one exception that the node throws; null where it can be any
 * @param value what the node's value stands for, in {@code normal}; none if it is not followed
 */
record Effect(
    Facts normal,
    @Nullable Facts otherwise,
    Facts exceptional,
    Facts checked,
    @Nullable TypeMirror only,
    SortedSet<Integer> value) {
  static Effect none(Facts facts) {
    return new Effect(facts, null, facts, facts, null, Ids.NONE);
  }

  /** A call that says in which states checked exceptions leave what is lent to it. */
  static Effect call(Facts normal, Facts unchecked, Facts checked, SortedSet<Integer> value) {
    return new Effect(normal, null, unchecked, checked, null, value);
  }

  static Effect of(Facts normal, Facts exceptional) {
    return new Effect(normal, null, exceptional, exceptional, null, Ids.NONE);
  }

  static Effect of(Facts normal, Facts exceptional, SortedSet<Integer> value) {
    return new Effect(normal, null, exceptional, exceptional, null, value);
  }

  /** Returns the effect of a node that throws one exception and no other, if that is known. */
  Effect throwingOnly(Optional<TypeMirror> exception) {
    return new Effect(normal, otherwise, exceptional, checked, exception.orElse(null), value);
  }

  /** Returns whether the node had no effect at all. */
  @SuppressWarnings("ReferenceEquality") // the very facts that went in
  boolean leaves(Facts before) {
    return normal == before && otherwise == null;
  }

  static Effect condition(Facts holds, Facts otherwise, Facts exceptional) {
    return new Effect(holds, otherwise, exceptional, exceptional, null, Ids.NONE);
  }
}
