package org.copyless.heap;

/**
 * Layout of the book of a granule: what the heap notes, beside a mebibyte of its memory, about each
 * of the 16,384 cache lines in it. Two arrays of the GC heap, because a look at an element of an
 * array costs two instructions, and at a word of a memory segment some twenty; nobody outside this
 * JVM needs to see them. Before the first of the words and behind the last lies a cache line of
 * room, so that the array's length, which each look at it reads, is not in a line that is written;
 * there, words[0] stands at {@link org.copyless.heap.spi.Padded#INTS}.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-------------------------------------------------------------+
 *  |L|                  Generation of line 0                       |   words[0]
 *  +-+-------------------------------------------------------------+
 *  |L|                  Generation of line 1                       |   words[1]
 *  +-+-------------------------------------------------------------+
 *  |                              ...                              |
 *  +---------------------------------------------------------------+
 *
 *  +---------------------------------------------------------------+
 *  |                      Use of lines 0 to 63                     |   use[0]
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                              ...                              |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <ul>
 *   <li>L, live: the line is the first one of a live block, so that its first bytes are a header.
 *   <li>Generation: how often a block that began at this line has been freed. It belongs to the
 *       place, not to the block, and outlives whatever the place is used for: see {@link Granule}.
 *   <li>Use: a bit for each line, lowest first; set while the line belongs to a span, to a block
 *       that has left its span, or to no extent.
 * </ul>
 */
final class GranuleDescriptor {
  static final int SHIFT = 20;

  /** Bytes of the heap's memory that a granule names. */
  static final long BYTES = 1L << SHIFT;

  static final int LINE_SHIFT = 6;

  /** Bytes of a cache line. */
  static final int LINE_BYTES = 1 << LINE_SHIFT;

  /** Cache lines in a granule. */
  static final int LINES = 1 << (SHIFT - LINE_SHIFT);

  /** The bit of a line's word that says that a live block begins there. */
  static final int LIVE = 1 << 31;

  /** The bits of a line's word that are its generation. */
  static final int GENERATION = LIVE - 1;

  /** Words of 64 lines in a granule. */
  static final int USE_WORDS = LINES / Long.SIZE;

  private GranuleDescriptor() {}
}
