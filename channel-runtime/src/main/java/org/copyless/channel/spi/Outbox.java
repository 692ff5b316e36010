package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.spi.Blocks;

/**
 * The sender's half of an unbounded queue: one chain of segments, from the oldest that the receiver
 * has done with to the one that messages are written into.
 *
 * <pre>
 *   oldest ─► … ─► position ─► … ─► last
 *   to be used again │ read now │ under way
 * </pre>
 *
 * <p>A message is written plainly into a slot that nobody reads but for its tag, which is stored
 * with release; the receiver loads it with acquire, then the arguments. It does not empty the slot:
 * that is done for all slots of a segment when it is used again, before it is linked. So whatever
 * the number of messages, a line goes from sender to receiver once for all messages in it, and
 * comes back with its neighbours.
 *
 * <p>A segment is linked empty, by storing the pointer to it with release into the one before it
 * (or into the receiver's endpoint, if it is the first), so whoever comes along the link sees it
 * empty or fuller. The receiver stores its position with release when it goes on to a segment; the
 * sender loads it with acquire, so it clears a segment of before the position only after all loads
 * from it. The segment at the position itself is not used again, because the receiver will read its
 * link. So a steady stream allocates nothing. Segments grow from a few slots to a kibibyte: most
 * channels carry few messages at a time.
 *
 * <p>A stack may overflow at each call. So what moves a segment from one field to another are
 * stores to fields, one after the other, behind the last call that is needed for them; and {@link
 * #advance} can begin anew wherever it has died.
 *
 * <p>Confined to the sending endpoint's owner, until both ends are closed.
 *
 * <p>Source: Aldinucci et al., "An efficient unbounded lock-free queue for multi-core systems"
 * (Euro-Par 2012), and D. Vyukov, "Unbounded SPSC queue"; the links lie in the exchange heap.
 */
final class Outbox extends OutboxFields {
  /** Slots of the first segment. */
  static final int FEWEST = 4;

  /** Segments do not grow beyond so many bytes of messages, except to hold one message. */
  private static final long MOST_BYTES = 1024;

  private static final VarHandle LONG = JAVA_LONG.varHandle();

  /** The distance of slots. */
  final long stride;

  private final EndpointBlock sender;
  private final Blocks blocks;
  private final EndpointBlockType<?> receiver;
  private final MemorySegment receiverMemory;
  private final long receiverBase;
  private final long channel;

  @SuppressWarnings("unused") // room, see Padded
  private long line0, line1, line2, line3, line4, line5, line6;

  /**
   * Makes the sender's half of an empty queue.
   *
   * @param sender the sending endpoint
   * @param receiver the receiving end's type
   * @param receiverMemory the memory of the receiving endpoint's block
   * @param receiverBase where this lies there
   * @param channel the owner in the header of what lies in that end's queue
   */
  Outbox(
      EndpointBlock sender,
      EndpointBlockType<?> receiver,
      MemorySegment receiverMemory,
      long receiverBase,
      long channel) {
    this.sender = sender;
    this.blocks = sender.blocks();
    this.receiver = receiver;
    this.receiverMemory = receiverMemory;
    this.receiverBase = receiverBase;
    this.channel = channel;
    this.stride = MessageSegment.stride(receiver);
    slots = fitting(FEWEST);
  }

  private int fitting(int wanted) {
    return Math.clamp(MOST_BYTES / stride, 1, wanted);
  }

  /**
   * Makes room for a message, when {@link #slot} is {@link #end}.
   *
   * @throws OutOfExchangeMemoryException if a segment is needed and the heap is full; the next call
   *     begins anew
   */
  void advance() {
    MessageSegment next = last == null ? first() : following();
    MemorySegment payload = next.payload();
    long begin = next.first();
    long behind = next.end();
    sender.target(payload);
    last = next;
    slot = begin;
    end = behind;
  }

  private MessageSegment first() {
    MessageSegment first = oldest;
    if (first == null) {
      first = allocate();
      oldest = first;
    }
    LONG.setRelease(
        receiverMemory, receiverBase + EndpointDescriptor.FIRST_OFFSET, first.pointer());
    return first;
  }

  private MessageSegment following() {
    MessageSegment next = last.following();
    if (next == null) {
      next = emptied();
      next.before(sender.messagesSent());
      last.link(next);
    }
    spare = null;
    return next;
  }

  private MessageSegment emptied() {
    if (spare == null && !reuse()) {
      spare = allocate();
    }
    spare.clear();
    return spare;
  }

  private boolean reuse() {
    if (!isDoneWith(oldest)) {
      return false;
    }
    MessageSegment next = oldest.following();
    spare = oldest;
    oldest = next;
    return true;
  }

  private boolean isDoneWith(MessageSegment segment) {
    if (position == 0 || position == segment.pointer()) {
      position =
          (long) LONG.getAcquire(receiverMemory, receiverBase + EndpointDescriptor.POSITION_OFFSET);
    }
    return position != 0 && position != segment.pointer();
  }

  /** Allocates a segment; a small one where there is no room for the wanted size. */
  private MessageSegment allocate() {
    int wanted = slots;
    MessageSegment segment;
    try {
      segment = MessageSegment.allocate(blocks, receiver, channel, wanted);
    } catch (OutOfExchangeMemoryException full) {
      if (wanted <= FEWEST) {
        throw full;
      }
      slots = FEWEST;
      return allocate();
    }
    slots = fitting(2 * wanted);
    return segment;
  }

  /** Frees all segments, once both ends are closed. */
  @SuppressWarnings("ReferenceEquality") // blocks are themselves
  void free() {
    MessageSegment unlinked = last != null && last.following() == spare ? null : spare;
    if (unlinked != null) {
      unlinked.free();
    }
    MessageSegment segment = oldest;
    while (segment != null) {
      MessageSegment next = segment.following();
      segment.free();
      segment = next;
    }
    spare = null;
    oldest = null;
    last = null;
  }
}
