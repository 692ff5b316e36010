package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;

/**
 * A message of an unbounded queue, in a block of its own that belongs to the channel:
 *
 * <pre>
 *  +---------------------------------------------------------------+
 *  |                             Next                              |   0
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                             Tag                               |   8
 *  +---------------------------------------------------------------+
 *  |                           (unused)                            |  12
 *  +---------------------------------------------------------------+
 *  |                          Arguments                           ...  16
 * </pre>
 *
 * <ul>
 *   <li>Next: pointer to the message sent after this one; 0 in the last one.
 *   <li>Tag, arguments: as in a slot.
 * </ul>
 */
final class MessageBlock extends Block {
  /** Where that part of the block begins that is laid out as a slot. */
  static final long SLOT_OFFSET = 8;

  private static final long NEXT_OFFSET = 0;
  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final BlockType<MessageBlock> TYPE =
      BlockType.vector("Message", MessageBlock::new);

  private @Nullable References references;

  /**
   * The handle that {@link #next} leads to, or led to before this was used again; saves the look-up
   * in the heap. Stored before the link is, so that whoever has loaded the link finds it.
   */
  private @Nullable MessageBlock following;

  private MessageBlock() {}

  /**
   * Has this class initialised, if it is not yet. A class whose initialisation overflows the stack
   * can never be used again; so the first send, which may be deep in the stack, must not be it.
   */
  static void initialise() {}

  /**
   * Allocates a block that belongs to a channel.
   *
   * @param blocks the heap
   * @param receiver type of the end that shall receive the message
   * @param channel the owner in the header of what lies in that end's queue
   * @return the block, its message empty
   * @throws org.copyless.heap.OutOfExchangeMemoryException if the heap is full
   */
  static MessageBlock allocate(Blocks blocks, EndpointBlockType<?> receiver, long channel) {
    Headroom.probe(); // a block that is half the channel's would be nobody's
    MessageBlock message = blocks.allocate(TYPE, SLOT_OFFSET + receiver.slotBytes());
    Owner allocator = Owner.current();
    allocator.count(-blocks.transfer(message.pointer(), allocator.id(), channel));
    if (receiver.isLocal()) {
      message.references = new References(1, receiver.references());
    }
    return message;
  }

  long pointer() {
    return pointerOf(this);
  }

  MemorySegment payload() {
    return sharedMemory();
  }

  @Nullable References references() {
    return references;
  }

  void dropReferences() {
    if (references != null) {
      references.clear();
    }
  }

  int tag() {
    return payload().get(JAVA_INT, SLOT_OFFSET + EndpointDescriptor.TAG_OFFSET);
  }

  void tag(int tag) {
    payload().set(JAVA_INT, SLOT_OFFSET + EndpointDescriptor.TAG_OFFSET, tag);
  }

  /** Returns the pointer to the next message, or 0; what was done to that one before is seen. */
  long next() {
    return (long) LONG.getAcquire(payload(), NEXT_OFFSET);
  }

  /** Makes this the last message. Nobody but the sender knows it now. */
  void unlink() {
    payload().set(JAVA_LONG, NEXT_OFFSET, 0);
  }

  /** Returns the next message; null if this is the last one. */
  @Nullable MessageBlock following() {
    return next() == 0 ? null : following;
  }

  /** Publishes the next message, with all that was done to it before. */
  @SuppressWarnings("ReferenceEquality") // in a queue that goes round it is the one of before
  void next(MessageBlock message) {
    if (following != message) {
      following = message;
    }
    LONG.setRelease(payload(), NEXT_OFFSET, message.pointer());
  }

  void free() {
    blocks().free(offset());
  }
}
