package org.copyless.heap;

import org.copyless.heap.spi.Padded;

/**
 * The free blocks that are at hand, a few of each size class, last in, first out.
 *
 * <pre>
 *   class 0: [ block │ block │ ... ]  class 1: [ block │ ... ]  ...    one array, 16 places each
 * </pre>
 *
 * <p>Both arrays have a cache line of room on both sides: what lies beside them may be another
 * stripe's.
 *
 * <p>A block is its offset, with {@link Spans#FRESH} if it is zero.
 *
 * <p>Confined to the thread in the stripe. A step either happens or does not, also at the end of
 * the stack: its stores stand behind its last call.
 */
final class Magazines {
  private static final int SHIFT = 4;

  /** How many blocks are loaded or unloaded at a time. */
  static final int HALF = 1 << (SHIFT - 1);

  private static final int PLACES = 1 << SHIFT;

  private final long[] blocks;
  private final int[] counts;

  Magazines(int classes) {
    blocks = new long[Padded.LONGS + (classes << SHIFT) + Padded.LONGS];
    counts = new int[Padded.INTS + classes + Padded.INTS];
  }

  int count(int sizeClass) {
    return counts[Padded.INTS + sizeClass];
  }

  void count(int sizeClass, int count) {
    counts[Padded.INTS + sizeClass] = count;
  }

  boolean isEmpty(int sizeClass) {
    return counts[Padded.INTS + sizeClass] == 0;
  }

  boolean isFull(int sizeClass) {
    return counts[Padded.INTS + sizeClass] == PLACES;
  }

  /** Returns the last one, which is there. */
  long last(int sizeClass) {
    return blocks[Padded.LONGS + (sizeClass << SHIFT) + counts[Padded.INTS + sizeClass] - 1];
  }

  void set(int sizeClass, int place, long block) {
    blocks[Padded.LONGS + (sizeClass << SHIFT) + place] = block;
  }

  void dropLast(int sizeClass) {
    counts[Padded.INTS + sizeClass]--;
  }

  /** Adds one; there is a place for it. */
  void add(int sizeClass, long block) {
    int count = counts[Padded.INTS + sizeClass];
    blocks[Padded.LONGS + (sizeClass << SHIFT) + count] = block;
    counts[Padded.INTS + sizeClass] = count + 1;
  }
}
