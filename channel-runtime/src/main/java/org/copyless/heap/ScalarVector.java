package org.copyless.heap;

import org.copyless.heap.spi.Block;

/**
 * What the vectors of primitive values have in common: a length that follows from the block's size.
 * Reading and writing are each vector's own, so that no element is boxed and no call is virtual.
 */
abstract class ScalarVector extends Block {
  private final int shift;

  /**
   * For the vectors.
   *
   * @param elementBytes size of an element, a power of two
   */
  ScalarVector(int elementBytes) {
    this.shift = Integer.numberOfTrailingZeros(elementBytes);
  }

  /**
   * Returns the number of elements.
   *
   * @return the length, from the block's size
   */
  public final int length() {
    return (int) (memory().byteSize() >>> shift);
  }

  /**
   * Returns where the block lies, for diagnostics.
   *
   * @return its offset from the start of the heap
   */
  public final long address() {
    return offset();
  }
}
