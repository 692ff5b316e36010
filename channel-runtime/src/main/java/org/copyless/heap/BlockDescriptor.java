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
 *  |                                                               |
 *  +-------------------------------+-------------------------------+
 *  |             Type              |          Size class           |  16
 *  +-------------------------------+-------------------------------+
 *  |                          Generation                           |  20
 *  +---------------------------------------------------------------+
 *  |                             Link                              |  24
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            Payload                           ...  32
 * </pre>
 *
 * <ul>
 *   <li>Owner: a positive owner id; 0 in a free block; the negated offset of an endpoint block when
 *       the block lies in that endpoint's queue, or is that endpoint, closed while its peer is
 *       open.
 *   <li>Size: bytes of payload asked for. The length of a vector follows from it.
 *   <li>Type: the block type's id; 0 in a free block.
 *   <li>Size class: index of the block's whole extent in {@link SizeClasses}. Never changes, so
 *       that the blocks of an extent can be walked from its start: this walk is the used-block
 *       list.
 *   <li>Generation: how often the block has been freed, to tell a stale handle.
 *   <li>Link: the next free block; or, with bit 0 set, the next block on a stack of blocks that are
 *       being reclaimed. 0 in a live block.
 * </ul>
 *
 * <p>A pointer to a block is its offset with the low six bits of its generation in the place of the
 * six zeros.
 *
 * <p>Source: Fähndrich et al., §4.3.
 */
final class BlockDescriptor {
  /** Blocks start at multiples of this, and so do the slots of endpoints. */
  static final int ALIGNMENT = 64;

  static final int OWNER_OFFSET = 0;
  static final int SIZE_OFFSET = 8;
  static final int TYPE_OFFSET = 16;
  static final int SIZE_CLASS_OFFSET = 18;
  static final int GENERATION_OFFSET = 20;
  static final int LINK_OFFSET = 24;

  /** Bytes before the payload. */
  static final int HEADER_LENGTH = 32;

  private BlockDescriptor() {}
}
