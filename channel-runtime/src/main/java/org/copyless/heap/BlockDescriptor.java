package org.copyless.heap;

/**
 * Layout of a block in the exchange heap. Each block starts on a cache line.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             Owner                             |   0
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             Size                              |   8
 *  |               +---------------+-------------------------------+
 *  |               |  Size class   |             Type              |
 *  +---------------+---------------+-------------------------------+
 *  |                             Span                              |  16
 *  +---------------------------------------------------------------+
 *  |                              0                                |  20
 *  +---------------------------------------------------------------+
 *  |                             Link                              |  24
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            Payload                           ...  32
 * </pre>
 *
 * <ul>
 *   <li>Owner: a positive owner id; the negated offset of an endpoint block when the block lies in
 *       that endpoint's queue, or is that endpoint, closed while its peer is open; 0 from the
 *       moment in which it begins to be freed. Meaningless in a free block, as are size and type.
 *   <li>Shape, a word of three parts, so that it is read and written at once:
 *       <ul>
 *         <li>Size: bytes of payload asked for. The length of a vector follows from it.
 *         <li>Size class: index in {@link SizeClasses} of the requests that the block's memory can
 *             serve.
 *         <li>Type: the block type's id.
 *       </ul>
 *   <li>Span: the record of the span that the block was cut from, see {@link SpanDescriptor}. Class
 *       and span stay the same until the memory is cut anew.
 *   <li>Link: in a free block the next free one, with bit 1 set while the payload has never been
 *       written to and is zero; or, with bit 0 set, the next block on a stack of blocks that are
 *       being reclaimed. 0 in a live block.
 * </ul>
 *
 * <p>A pointer to a block is its offset with the low six bits of its generation in the place of the
 * six zeros. Generations lie beside the memory, by line, with a bit that says where live blocks
 * begin: this bit is the used-block list. See {@link GranuleDescriptor}.
 *
 * <p>Source: Fähndrich et al., §4.3.
 */
final class BlockDescriptor {
  /** Blocks start at multiples of this, and so do the slots of endpoints. */
  static final int ALIGNMENT = 64;

  static final int OWNER_OFFSET = 0;
  static final int SHAPE_OFFSET = 8;
  static final int SPAN_OFFSET = 16;
  static final int LINK_OFFSET = 24;

  /** The owner of a block that is being freed. */
  static final long NOBODY = 0;

  /** Bytes before the payload. */
  static final int HEADER_LENGTH = 32;

  private static final int SIZE_CLASS_SHIFT = 40;
  private static final int TYPE_SHIFT = 48;

  private BlockDescriptor() {}

  /** Returns the word of a block's size, class and type. */
  static long shape(long size, int sizeClass, int type) {
    return size | (long) sizeClass << SIZE_CLASS_SHIFT | (long) type << TYPE_SHIFT;
  }

  static long size(long shape) {
    return shape & ((1L << SIZE_CLASS_SHIFT) - 1);
  }

  static int sizeClass(long shape) {
    return (int) (shape >>> SIZE_CLASS_SHIFT) & 0xFF;
  }

  static int type(long shape) {
    return (int) (shape >>> TYPE_SHIFT);
  }
}
