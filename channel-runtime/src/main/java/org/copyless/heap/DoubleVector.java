package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of doubles in the exchange heap ({@code double[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#doubles}, given back by {@link
 * #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class DoubleVector extends ScalarVector {
  static final BlockType<DoubleVector> TYPE = BlockType.vector("DoubleVector", DoubleVector::new);

  DoubleVector() {
    super(Double.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public double get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, double value) {
    memory().setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
  }
}
