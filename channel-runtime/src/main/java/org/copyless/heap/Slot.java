package org.copyless.heap;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;

/**
 * The exposed slot of a {@link TrackedVector}, closed at the end of its exposure. Each vector has
 * one such object and uses it again; closed, it leads nowhere until the vector's next expose.
 *
 * <p>Exposing a slot exposes the pointer in it, not the fields of the block that it leads to.
 *
 * <p>Confined to the owner of the vector.
 *
 * <p>Source: Fähndrich et al., §3.2.
 *
 * @param <T> what it leads to
 */
public final class Slot<T extends Tracked> implements AutoCloseable {
  private static final int CLOSED = -1;

  private final TrackedVector<T> vector;
  private int index = CLOSED;

  Slot(TrackedVector<T> vector) {
    this.vector = vector;
  }

  void open(int at) {
    if (index != CLOSED) {
      throw new OwnershipException(
          "expose of slot "
              + at
              + " refused: slot "
              + index
              + " of "
              + vector
              + " is exposed, and only one may be at a time");
    }
    index = at;
  }

  /**
   * Returns the block that the slot leads to. It still belongs to the vector, unless the caller
   * replaces it.
   *
   * @return the block's handle, or null
   * @throws OwnershipException if the slot is closed
   */
  public @Nullable T get() {
    return vector.element(index("get"));
  }

  /**
   * Lets the slot lead to another block, which belongs to the vector from here on. What it led to
   * before is not touched: the caller has taken it out, or closed it.
   *
   * @param value the block, or null
   * @throws OwnershipException if the slot is closed, or if the block lies in another heap, is
   *     closed, or is an endpoint; with the guard on also if it is not the current owner's
   */
  public void set(@Claims @Nullable T value) {
    vector.element(index("set"), value);
  }

  private int index(String operation) {
    if (index == CLOSED) {
      throw new OwnershipException(
          operation + " refused: this slot of " + vector + " is closed; expose it again");
    }
    return index;
  }

  /** Ends the exposure. Has no effect on a closed slot. */
  @Override
  public void close() {
    if (index != CLOSED) {
      index = CLOSED;
      vector.covered();
    }
  }

  @Override
  public String toString() {
    return "Slot[" + (index == CLOSED ? "closed" : "index=" + index) + ", vector=" + vector + "]";
  }
}
