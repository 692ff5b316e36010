package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.copyless.heap.spi.Blocks;

/**
 * The sender's half of an unbounded queue: one chain of blocks, from the oldest that the receiver
 * has done with to the last one sent.
 *
 * <pre>
 *   oldest ─► … ─► position ─► … ─► last
 *   to be used again │ taken last │ under way
 * </pre>
 *
 * <p>A message is written plainly into a block that nobody else knows, and published by storing the
 * pointer to it with release into the block before it (or into the receiver's endpoint, if it is
 * the first). The receiver stores its position with release after it has loaded the arguments; the
 * sender loads it with acquire, so it writes into a block of before the position only after these
 * loads. The block at the position itself is not used again, because the receiver will read its
 * link. So a queue that is emptied now and then allocates nothing.
 *
 * <p>A stack may overflow at each call. So what moves a block from one field to another are stores
 * to fields, one after the other, behind the last call that is needed for them.
 *
 * <p>Confined to the sending endpoint's owner, until both ends are closed.
 *
 * <p>Source: D. Vyukov, "Unbounded SPSC queue"; the links lie in the exchange heap.
 */
final class Outbox extends OutboxFields {
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private final Blocks blocks;
  private final EndpointBlockType<?> receiver;
  private final MemorySegment receiverMemory;
  private final long channel;

  @SuppressWarnings("unused") // room, see Line
  private long line0, line1, line2, line3, line4, line5, line6;

  /**
   * Makes the sender's half of an empty queue.
   *
   * @param blocks the heap
   * @param receiver the receiving end's type
   * @param receiverMemory the receiving endpoint's block
   * @param channel the owner in the header of what lies in that end's queue
   */
  Outbox(Blocks blocks, EndpointBlockType<?> receiver, MemorySegment receiverMemory, long channel) {
    this.blocks = blocks;
    this.receiver = receiver;
    this.receiverMemory = receiverMemory;
    this.channel = channel;
  }

  /**
   * Returns the block for the next message.
   *
   * @return the same one until it is {@link #publish published}
   * @throws org.copyless.heap.OutOfExchangeMemoryException if a new one is needed and the heap is
   *     full; nothing has changed then
   */
  MessageBlock pending() {
    if (pending == null && !reuse()) {
      pending = MessageBlock.allocate(blocks, receiver, channel);
    }
    MessageBlock message = pending;
    if (isUsed) {
      message.tag(EndpointDescriptor.EMPTY);
      message.unlink();
      isUsed = false;
    }
    return message;
  }

  private boolean reuse() {
    MessageBlock message = oldest;
    if (message == null || !isDoneWith(message)) {
      return false;
    }
    MessageBlock next = message.following();
    isUsed = true;
    oldest = next;
    pending = message;
    return true;
  }

  private boolean isDoneWith(MessageBlock message) {
    if (position == 0 || position == message.pointer()) {
      position = (long) LONG.getAcquire(receiverMemory, EndpointDescriptor.POSITION_OFFSET);
    }
    return position != 0 && position != message.pointer();
  }

  /** Publishes the pending message, complete with its tag. */
  void publish() {
    MessageBlock message = pending;
    if (last == null) {
      LONG.setRelease(receiverMemory, EndpointDescriptor.FIRST_OFFSET, message.pointer());
      oldest = message;
    } else {
      last.next(message);
    }
    last = message;
    pending = null;
  }

  /** Frees all blocks, once both ends are closed. */
  void free() {
    if (pending != null) {
      pending.free();
    }
    MessageBlock message = oldest;
    while (message != null) {
      MessageBlock next = message.following();
      message.free();
      message = next;
    }
    pending = null;
    oldest = null;
    last = null;
  }
}
