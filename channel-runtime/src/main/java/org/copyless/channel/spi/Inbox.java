package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Blocks;

/**
 * The receiver's half of an unbounded queue; the orderings are argued in {@link Outbox}.
 *
 * <p>Confined to the receiving endpoint's owner.
 */
final class Inbox extends InboxFields {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  /** The distance of slots. */
  final long stride;

  private final EndpointBlock receiver;
  private final Blocks blocks;
  private final MemorySegment own;

  @SuppressWarnings("unused") // room, see Padded
  private long line0, line1, line2, line3, line4, line5, line6;

  /**
   * Makes the receiver's half of an empty queue.
   *
   * @param receiver the receiving endpoint, bound to its block
   * @param type its type
   * @param own its block
   */
  Inbox(EndpointBlock receiver, EndpointBlockType<?> type, MemorySegment own) {
    this.receiver = receiver;
    this.blocks = receiver.blocks();
    this.own = own;
    this.stride = MessageSegment.stride(type);
  }

  /** Returns the tag of the next message, which stays where it is, or EMPTY. */
  int look() {
    return slot == end && !advance()
        ? EndpointDescriptor.EMPTY
        : (int) INT.getAcquire(memory, slot + MessageSegment.TAG_OFFSET);
  }

  /** Goes on to the next segment if it is there. */
  private boolean advance() {
    MessageSegment next = segment == null ? first() : segment.following();
    if (next == null) {
      return false;
    }
    MemorySegment payload = next.payload();
    long begin = next.first();
    long last = next.end();
    receiver.source(payload);
    segment = next;
    memory = payload;
    slot = begin;
    end = last;
    LONG.setRelease(own, EndpointDescriptor.POSITION_OFFSET, next.pointer());
    return true;
  }

  private @Nullable MessageSegment first() {
    long first = (long) LONG.getAcquire(own, EndpointDescriptor.FIRST_OFFSET);
    return first == 0 ? null : (MessageSegment) blocks.handle(first);
  }
}
