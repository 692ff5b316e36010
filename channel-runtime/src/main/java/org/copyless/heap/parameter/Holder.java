package org.copyless.heap.parameter;

import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Owner;

/**
 * What {@link Ref} and {@link Out} have in common: a variable for one block, used by the owner that
 * made it and no other.
 *
 * @param <T> what it holds
 */
final class Holder<T extends Tracked> {
  private final String name;
  private final Owner owner = Owner.current();
  private @Nullable T content;

  Holder(String name) {
    this.name = name;
  }

  T take() {
    refuseStrangers("take");
    T block = content;
    if (block == null) {
      throw new OwnershipException(
          "take refused: this "
              + name
              + " is empty, its block was taken before or never put; put one first");
    }
    content = null;
    return block;
  }

  void put(@Claims T block) {
    Objects.requireNonNull(block);
    refuseStrangers("put");
    if (content != null) {
      throw new OwnershipException(
          "put refused: this "
              + name
              + " holds a block already, which would be lost; take and close it first, block="
              + content);
    }
    content = block;
  }

  @SuppressWarnings("ReferenceEquality") // owners are compared by identity
  private void refuseStrangers(String operation) {
    Owner current = Owner.current();
    if (current != owner) {
      throw new OwnershipException(
          operation
              + " by "
              + current
              + " refused: this "
              + name
              + " is for calls within "
              + owner
              + "; use a TCell or a message to hand a block over");
    }
  }

  @Override
  public String toString() {
    T now = content;
    return name + (now == null ? "[empty]" : "[" + now + "]");
  }
}
