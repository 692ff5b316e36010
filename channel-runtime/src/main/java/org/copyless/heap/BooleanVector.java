package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of booleans in the exchange heap ({@code boolean[] in ExHeap}), of fixed length, each in
 * a byte.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#booleans}, given back by {@link
 * #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class BooleanVector extends ScalarVector {
  static final BlockType<BooleanVector> TYPE =
      BlockType.vector("BooleanVector", BooleanVector::new);

  BooleanVector() {
    super(Byte.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public boolean get(int index) {
    return memory().get(ValueLayout.JAVA_BYTE, index) != 0;
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, boolean value) {
    memory().set(ValueLayout.JAVA_BYTE, index, (byte) (value ? 1 : 0));
  }
}
