package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;

/**
 * A stretch of an unbounded queue: slots for some messages, in a block that belongs to the channel.
 *
 * <pre>
 *  +---------------------------------------------------------------+
 *  |                             Next                              |   0
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                            Before                             |   8
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                           (unused)                            |  16
 *  +===============================================================+
 *  |                           (unused)                            |  32 + slot * stride
 *  +---------------------------------------------------------------+
 *  |                             Tag                               |   + 4
 *  +---------------------------------------------------------------+
 *  |                          Arguments                           ...  + 8
 * </pre>
 *
 * <p>Where no message has arguments of more than four bytes, a message takes eight bytes, tag and
 * arguments: slots are that far apart and begin at 28, each with the end of the one before in the
 * place of its unused word. So eight messages share a line, which goes to the receiver's core once
 * for all of them.
 *
 * <ul>
 *   <li>Next: pointer to the segment after this one; 0 in the last one.
 *   <li>Before: how many messages were sent into segments before this one; for diagnosis.
 *   <li>Tag, arguments: as in a slot of an endpoint, but the tag stays when the message has been
 *       received, so that the line need not come to the receiver's core for writing.
 * </ul>
 */
final class MessageSegment extends Block {
  /** Where the tag lies in a slot, right before the arguments. */
  static final long TAG_OFFSET = 4;

  /** Where slots begin, on a cache line. */
  private static final long SLOTS_OFFSET = 32;

  /** The most that a message has, counted from the start of its slot, if it takes a word. */
  private static final long WORD_END = EndpointDescriptor.ARGUMENTS_OFFSET + Integer.BYTES;

  private static final long NEXT_OFFSET = 0;
  private static final long BEFORE_OFFSET = 8;

  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final BlockType<MessageSegment> TYPE =
      BlockType.vector("Messages", MessageSegment::new);

  private @Nullable References @Nullable [] references;
  private long stride;
  private long first;

  /**
   * The handle that the link leads to, or led to before this was used again; saves the look-up in
   * the heap. Stored before the link is, so that whoever has loaded the link finds it.
   */
  private @Nullable MessageSegment following;

  private MessageSegment() {}

  /**
   * Has this class initialised, if it is not yet. A class whose initialisation overflows the stack
   * can never be used again; so the first send, which may be deep in the stack, must not be it.
   */
  static void initialise() {}

  /**
   * Allocates a segment that belongs to a channel.
   *
   * @param blocks the heap
   * @param receiver type of the end that shall receive the messages
   * @param channel the owner in the header of what lies in that end's queue
   * @param slots how many
   * @return the segment, all slots empty
   * @throws org.copyless.heap.OutOfExchangeMemoryException if the heap is full
   */
  static MessageSegment allocate(
      Blocks blocks, EndpointBlockType<?> receiver, long channel, int slots) {
    Headroom.probe(); // a block that is half the channel's would be nobody's
    References[] objects = receiver.isLocal() ? references(receiver, slots) : null;
    long stride = stride(receiver);
    MessageSegment segment = blocks.allocate(TYPE, SLOTS_OFFSET + slots * stride);
    segment.stride = stride;
    segment.first = isWord(receiver) ? SLOTS_OFFSET - TAG_OFFSET : SLOTS_OFFSET;
    segment.references = objects;
    Owner allocator = Owner.current();
    allocator.count(-blocks.transfer(segment.pointer(), allocator.id(), channel));
    return segment;
  }

  /** Returns the distance of slots for messages to an end. */
  static long stride(EndpointBlockType<?> receiver) {
    return isWord(receiver) ? Long.BYTES : receiver.stride();
  }

  private static boolean isWord(EndpointBlockType<?> receiver) {
    return receiver.slotBytes() <= WORD_END;
  }

  private static References[] references(EndpointBlockType<?> receiver, int slots) {
    References[] objects = new References[slots];
    Arrays.setAll(objects, _ -> new References(1, receiver.references()));
    return objects;
  }

  long pointer() {
    return pointerOf(this);
  }

  MemorySegment payload() {
    return sharedMemory();
  }

  /** Returns where the first slot lies. */
  long first() {
    return first;
  }

  /** Returns where the last slot ends. */
  long end() {
    return payload().byteSize() - SLOTS_OFFSET + first;
  }

  /** Returns where the Java objects lie of the message in a slot. */
  @Nullable References references(long slot) {
    return references == null ? null : references[(int) ((slot - first) / stride)];
  }

  void dropReferences(long slot) {
    References objects = references(slot);
    if (objects != null) {
      objects.clear();
    }
  }

  /** Returns the tag in a slot, loaded with acquire. */
  int tag(long slot) {
    return (int) INT.getAcquire(payload(), slot + TAG_OFFSET);
  }

  /** Returns how many messages were sent into segments before this one. */
  long before() {
    return payload().get(JAVA_LONG, BEFORE_OFFSET);
  }

  /** Notes how many messages were sent before. Nobody but the sender knows this segment now. */
  void before(long sent) {
    payload().set(JAVA_LONG, BEFORE_OFFSET, sent);
  }

  /** Makes this the last segment, with empty slots. Nobody but the sender knows it now. */
  void clear() {
    payload().fill((byte) 0);
  }

  /** Returns the next segment, empty as it was linked or fuller; null if this is the last one. */
  @Nullable MessageSegment following() {
    return (long) LONG.getAcquire(payload(), NEXT_OFFSET) == 0 ? null : following;
  }

  /** Links the next segment, with all that was done to it before. */
  @SuppressWarnings("ReferenceEquality") // in a queue that goes round it is the one of before
  void link(MessageSegment segment) {
    if (following != segment) {
      following = segment;
    }
    LONG.setRelease(payload(), NEXT_OFFSET, segment.pointer());
  }

  void free() {
    blocks().free(offset());
  }
}
