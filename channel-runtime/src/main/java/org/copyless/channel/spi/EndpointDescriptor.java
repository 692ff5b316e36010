package org.copyless.channel.spi;

import java.nio.ByteOrder;

/**
 * Layout of an endpoint's block, behind the block header of 32 bytes; the first slot starts on a
 * cache line.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                             Peer                              |   0
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           Open ends                           |   8
 *  +---------------------------------------------------------------+
 *  |                         Peer closed                           |  12
 *  +---------------------------------------------------------------+
 *  |                           (unused)                            |  16
 *  |                                                               |
 *  |                                                               |
 *  |                                                               |
 *  +===============================================================+
 *  |                             Tag                               |  32 + slot * stride
 *  +---------------------------------------------------------------+
 *  |                           Waiting                             |   + 4
 *  +---------------------------------------------------------------+
 *  |                          Arguments                           ...  + 8
 * </pre>
 *
 * <p>An end without slots, in an unbounded contract, has the ends of a queue instead; the messages
 * lie in segments, blocks of their own, see {@link MessageSegment}:
 *
 * <pre>
 *  +---------------------------------------------------------------+
 *  |                           (unused)                            |  32
 *  +---------------------------------------------------------------+
 *  |                           Waiting                             |  36
 *  +---------------------------------------------------------------+
 *  |                             First                             |  40
 *  |                                                               |
 *  +===============================================================+
 *  |                           Position                            |  96
 *  |                                                               |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Small slots lie together in a line, of which none of them leaves a part to the next line: the
 * messages of a window go over by several at a time, where one processor is behind the other.
 *
 * <p>Where each end has one slot, their largest messages fit into half a line, and none carries a
 * block, the two slots are a line of the exporting end's block, its own first, the importing end's
 * in the second half: one of them is empty whenever the other one is not, and an answer is written
 * into the line that the question has just brought to that core. The line in the importing end's
 * block is not used then. Where blocks go over, the stores into that line wait for the block's
 * header to be brought over too, and a line for each slot takes less time.
 *
 * <ul>
 *   <li>Peer: offset of the other endpoint's block. Never changes.
 *   <li>Open ends: in the exporting end's block 2 at first; both blocks are freed at 0.
 *   <li>Peer closed: 1 once the peer has been closed; written by the peer's last owner.
 *   <li>Tag: the message in the slot; 0 when it is empty. Written by the peer (message) and by the
 *       owner (0).
 *   <li>Waiting: who wants to know of a message in this slot: 0 nobody; -1 the owner, who may be
 *       parked; k &gt; 0 a select, by bit k - 1 of its bell; -2 nobody ever again, the owner has
 *       closed this end. The sender reads it by the atomic addition that publishes the tag, or in
 *       an unbounded queue behind a fence.
 *   <li>First: pointer to the first segment; 0 before the first message. Written by the peer.
 *   <li>Position: pointer to the segment that the owner reads; 0 before the first. Written by the
 *       owner, in a line of its own, because the peer reads it only when it needs a segment.
 * </ul>
 *
 * <p>All that a peer writes, except at its close, lies in the slots; the first line stays with the
 * owner's core. Protocol state and messages sent are in the endpoint's object: only its owner needs
 * them, once or twice for each message.
 *
 * <p>Source: Fähndrich et al., Figure 3, §4.1 and §4.2.
 */
final class EndpointDescriptor {
  static final long PEER_OFFSET = 0;
  static final long OPEN_ENDS_OFFSET = 8;
  static final long PEER_CLOSED_OFFSET = 12;
  static final int SLOTS_OFFSET = 32;

  /** Where the queue of an end without slots begins; its waiting word lies as in a slot. */
  static final long QUEUE_OFFSET = SLOTS_OFFSET;

  static final long FIRST_OFFSET = QUEUE_OFFSET + 8;
  static final long POSITION_OFFSET = QUEUE_OFFSET + 64;

  static final long WAITING_OFFSET = 4;
  static final long ARGUMENTS_OFFSET = 8;

  /** A cache line, at multiples of which slots begin; no smaller one lies in two of them. */
  static final long SLOT_ALIGNMENT = 64;

  /** The least that a slot takes. */
  private static final long LEAST = 16;

  /** The most that each of two slots in one line takes. */
  static final int HALF = (int) SLOT_ALIGNMENT / 2;

  static final int EMPTY = 0;
  static final int CLOSED = -1;

  /** Values of the waiting word; the others are bits of a bell. */
  static final int NOBODY = 0;

  static final int PARKED = -1;
  static final int GONE = -2;

  /** Where tag and waiting word lie in the long that they make together. */
  private static final int TAG_SHIFT = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 32;

  private static final int WAITING_SHIFT = Integer.SIZE - TAG_SHIFT;

  private EndpointDescriptor() {}

  /**
   * Returns the distance of slots that hold {@code bytes} each, tag and waiting word included: a
   * power of two while several of them go into a line, else whole lines.
   */
  static long stride(long bytes) {
    return bytes > HALF ? lines(bytes) : Math.max(LEAST, Long.highestOneBit(2 * bytes - 1));
  }

  private static long lines(long bytes) {
    return (bytes + SLOT_ALIGNMENT - 1) & -SLOT_ALIGNMENT;
  }

  /** Tells whether the slots of two ends share a line. */
  static boolean sharesLine(EndpointBlockType<?> one, EndpointBlockType<?> other) {
    return one.slots() == 1
        && other.slots() == 1
        && Math.max(one.slotBytes(), other.slotBytes()) <= HALF
        && (one.carriers() | other.carriers()) == 0;
  }

  /** Returns what is added to an empty slot's tag and waiting word to publish a message there. */
  static long message(int tag) {
    return (long) tag << TAG_SHIFT;
  }

  /** Returns the waiting word of a slot's two words. */
  static int waiting(long words) {
    return (int) (words >> WAITING_SHIFT);
  }

  /** Returns the size of an endpoint block. */
  static long size(int slots, long bytes) {
    return slots == 0 ? POSITION_OFFSET + Long.BYTES : SLOTS_OFFSET + lines(slots * stride(bytes));
  }
}
