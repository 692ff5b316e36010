package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of ints in the exchange heap ({@code int[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#ints}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class IntVector extends Block {
  static final BlockType<IntVector> TYPE = BlockType.vector("IntVector", IntVector::new);

  private IntVector() {}

  /**
   * Returns the number of elements.
   *
   * @return the length, from the block's size
   */
  public int length() {
    return (int) (memory().byteSize() / Integer.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public int get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_INT, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, int value) {
    memory().setAtIndex(ValueLayout.JAVA_INT, index, value);
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
