package org.copyless.heap;

/**
 * Layout of a span's record. A span is a run of cache lines that is cut into blocks of one size
 * class; the size is chosen so that a span has about 64 KiB, or one block.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                            Version                            |   0
 *  +-+-----------------------------+-------------------------------+
 *  |D|            Count            |             Head              |   4
 *  +-+-----------------------------+-------------------------------+
 *  |                             Next                              |   8
 *  +-------------------------------+-------------------------------+
 *  |          Size class           |            Blocks             |  12
 *  +-------------------------------+-------------------------------+
 *  |                             First                             |  16
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             Lines                             |  24
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                       unused, to a cache line                ...  32
 * </pre>
 *
 * <ul>
 *   <li>The first eight bytes are the state, changed as one word by compare-and-set; drawn from its
 *       high bits to its low ones.
 *   <li>Version: counts the changes of the state.
 *   <li>D, dissolved: the span is given up. Each of its lines belongs to a block that is still in
 *       use; when that is freed the lines go back to the region by themselves.
 *   <li>Count: blocks on the free list; in a dissolved span, blocks that are still in use.
 *   <li>Head: the first free block, counted from 1; 0 if there is none. Free blocks are linked
 *       through their headers.
 *   <li>Next: the next span on the stack of spans of this class that have free blocks, or on the
 *       stack of records that stand for no span; 0 at the end. Spans are counted from 1.
 *   <li>Blocks: how many the span was cut into.
 *   <li>First: offset of the first block.
 *   <li>Lines: cache lines of each block.
 * </ul>
 */
final class SpanDescriptor {
  static final int STATE_OFFSET = 0;
  static final int NEXT_OFFSET = 8;
  static final int SIZE_CLASS_OFFSET = 12;
  static final int BLOCKS_OFFSET = 14;
  static final int FIRST_OFFSET = 16;
  static final int LINES_OFFSET = 24;

  /** Bytes of a record: a cache line, because neighbours are changed by different threads. */
  static final int LENGTH = 64;

  /** Bytes that a span has at most, unless it is a single block. */
  static final int SPAN_BYTES = 64 << 10;

  private static final long DISSOLVED = 1L << 31;
  private static final int COUNT_SHIFT = 16;
  private static final int COUNT_MASK = 0x7FFF;
  private static final int HEAD_MASK = 0xFFFF;

  private SpanDescriptor() {}

  /** Returns the state that follows on another. */
  static long next(long state, boolean dissolved, int count, int head) {
    long version = ((state >>> Integer.SIZE) + 1) << Integer.SIZE;
    return version | (dissolved ? DISSOLVED : 0) | ((long) count << COUNT_SHIFT) | head;
  }

  static boolean isDissolved(long state) {
    return (state & DISSOLVED) != 0;
  }

  static int count(long state) {
    return (int) (state >>> COUNT_SHIFT) & COUNT_MASK;
  }

  static int head(long state) {
    return (int) state & HEAD_MASK;
  }
}
