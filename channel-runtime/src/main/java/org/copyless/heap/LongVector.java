package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of longs in the exchange heap ({@code long[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#longs}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class LongVector extends ScalarVector {
  static final BlockType<LongVector> TYPE = BlockType.vector("LongVector", LongVector::new);

  LongVector() {
    super(Long.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public long get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, long value) {
    memory().setAtIndex(ValueLayout.JAVA_LONG, index, value);
  }
}
