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

  /** Some hundreds of nanoseconds, in which a stream fills a line or more. */
  private static final int MOST_PAUSES = 16;

  /** The distance of slots. */
  final long stride;

  private final EndpointBlock receiver;
  private final Blocks blocks;
  private final MemorySegment own;
  private final long base;

  @SuppressWarnings("unused") // room, see Padded
  private long line0, line1, line2, line3, line4, line5, line6;

  /**
   * Makes the receiver's half of an empty queue.
   *
   * @param receiver the receiving endpoint, bound to its block
   * @param type its type
   * @param own the memory of its block
   * @param base where this lies there
   */
  Inbox(EndpointBlock receiver, EndpointBlockType<?> type, MemorySegment own, long base) {
    this.receiver = receiver;
    this.blocks = receiver.blocks();
    this.own = own;
    this.base = base;
    this.stride = MessageSegment.stride(type);
  }

  /** Returns the tag of the next message, which stays where it is, or EMPTY. */
  int look() {
    return slot == end && !advance()
        ? EndpointDescriptor.EMPTY
        : (int) INT.getAcquire(memory, slot + MessageSegment.TAG_OFFSET);
  }

  /**
   * Learns how long to leave the sender alone between two looks. A receiver that takes each line
   * away from the sender after every message in it makes both slow; where it finds some at a time,
   * and answers none of them, nobody waits for it, and it looks less often. Where it finds one, or
   * has sent since it last waited, it looks more often again.
   */
  int pauses(long received, long sent) {
    boolean answers = sent != sentThen;
    boolean several = received - receivedThen > 1;
    sentThen = sent;
    receivedThen = received;
    if (answers) {
      pauses = 1;
    } else {
      pauses = several ? Math.min(MOST_PAUSES, 2 * pauses) : Math.max(1, pauses / 2);
    }
    return pauses;
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
    LONG.setRelease(own, base + EndpointDescriptor.POSITION_OFFSET, next.pointer());
    return true;
  }

  private @Nullable MessageSegment first() {
    long first = (long) LONG.getAcquire(own, base + EndpointDescriptor.FIRST_OFFSET);
    return first == 0 ? null : (MessageSegment) blocks.handle(first);
  }
}
