package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Reach;

/**
 * A vector of pointers to blocks, which it owns ({@code T*[] in ExHeap}), of fixed length. Its
 * slots are null at first. Elements are reached one slot at a time:
 *
 * <pre>{@code
 * try (var slot = packets.expose(i)) {
 *   ByteVector old = slot.get();
 *   slot.set(heap.bytes(64));
 *   old.close();
 * }
 * }</pre>
 *
 * <p>Whoever gets the vector gets all that its slots lead to, and closing it closes that too.
 * Vectors of vectors are allowed; endpoints as elements are not.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#vector}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §3.2.
 *
 * @param <T> what the slots lead to: a rep struct or a vector
 */
public final class TrackedVector<T extends Tracked> extends Block {
  static final BlockType<TrackedVector<?>> TYPE =
      BlockType.pointerVector("TrackedVector", TrackedVector::new);

  private final Slot<T> slot = new Slot<>(this);

  TrackedVector() {}

  /**
   * Returns the number of slots.
   *
   * @return the length, from the block's size
   */
  public int length() {
    return (int) (memory().byteSize() / Long.BYTES);
  }

  /**
   * Exposes a slot: until it is closed, what it leads to may be taken out and replaced. The index
   * is read once, here. One slot at a time; while it is exposed, the vector cannot be closed or
   * given away.
   *
   * @param index 0 to length - 1
   * @return the slot, to be closed; always the same object, so that nothing is allocated
   * @throws IndexOutOfBoundsException if there is no such slot
   * @throws OwnershipException if a slot of this vector is exposed already
   */
  public Slot<T> expose(int index) {
    slot.open(Objects.checkIndex(index, length()));
    setExposed(true);
    return slot;
  }

  /** Ends the exposure. */
  void covered() {
    setExposed(false);
  }

  // the element's type, as it was stored
  @SuppressWarnings("unchecked")
  @Nullable T element(int index) {
    long pointer = memory().getAtIndex(ValueLayout.JAVA_LONG, index);
    return pointer == 0 ? null : (T) blocks().handle(pointer);
  }

  void element(int index, @Claims @Nullable T value) {
    long pointer = value == null ? 0 : pointerTo(value, Reach.FIELD);
    memory().setAtIndex(ValueLayout.JAVA_LONG, index, pointer);
  }

  /**
   * Returns where the block lies, for diagnostics.
   *
   * @return its offset from the start of the heap
   */
  public long address() {
    return offset();
  }
}
