package org.copyless.channel.spi;

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
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private final Blocks blocks;
  private final MemorySegment own;

  @SuppressWarnings("unused") // room, see Line
  private long line0, line1, line2, line3, line4, line5, line6;

  /**
   * Makes the receiver's half of an empty queue.
   *
   * @param blocks the heap
   * @param own the receiving endpoint's block
   */
  Inbox(Blocks blocks, MemorySegment own) {
    this.blocks = blocks;
    this.own = own;
  }

  /** Returns the next message, which stays where it is, or null. */
  @Nullable MessageBlock head() {
    if (head == null) {
      head = position == null ? first() : position.following();
    }
    return head;
  }

  private @Nullable MessageBlock first() {
    long first = (long) LONG.getAcquire(own, EndpointDescriptor.FIRST_OFFSET);
    return first == 0 ? null : (MessageBlock) blocks.handle(first);
  }

  /** Takes the next message off the queue; its arguments have been loaded. */
  void take() {
    position = head;
    head = null;
    LONG.setRelease(own, EndpointDescriptor.POSITION_OFFSET, position.pointer());
  }
}
