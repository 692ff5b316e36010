package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of ints in the exchange heap ({@code int[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#ints}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class IntVector extends ScalarVector {
  static final BlockType<IntVector> TYPE = BlockType.vector("IntVector", IntVector::new);

  IntVector() {
    super(Integer.BYTES);
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
}
