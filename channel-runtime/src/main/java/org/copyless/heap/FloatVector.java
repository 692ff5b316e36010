package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of floats in the exchange heap ({@code float[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#floats}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class FloatVector extends ScalarVector {
  static final BlockType<FloatVector> TYPE = BlockType.vector("FloatVector", FloatVector::new);

  FloatVector() {
    super(Float.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public float get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, float value) {
    memory().setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
  }
}
