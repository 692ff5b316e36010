package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of shorts in the exchange heap ({@code short[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#shorts}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class ShortVector extends ScalarVector {
  static final BlockType<ShortVector> TYPE = BlockType.vector("ShortVector", ShortVector::new);

  ShortVector() {
    super(Short.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public short get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_SHORT, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, short value) {
    memory().setAtIndex(ValueLayout.JAVA_SHORT, index, value);
  }
}
