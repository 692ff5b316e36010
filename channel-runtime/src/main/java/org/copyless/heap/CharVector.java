package org.copyless.heap;

import java.lang.foreign.ValueLayout;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of chars in the exchange heap ({@code char[] in ExHeap}), of fixed length.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#chars}, given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class CharVector extends ScalarVector {
  static final BlockType<CharVector> TYPE = BlockType.vector("CharVector", CharVector::new);

  CharVector() {
    super(Character.BYTES);
  }

  /**
   * Reads an element.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public char get(int index) {
    return memory().getAtIndex(ValueLayout.JAVA_CHAR, index);
  }

  /**
   * Writes an element.
   *
   * @param index 0 to length - 1
   * @param value its new value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, char value) {
    memory().setAtIndex(ValueLayout.JAVA_CHAR, index, value);
  }
}
