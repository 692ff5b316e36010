package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.OutOfExchangeMemoryException;

/**
 * The base of generated endpoints of an unbounded contract: where an end has no slots, the messages
 * to it lie in slots of segments, blocks of the exchange heap, linked in order. An end that has
 * slots is as in any other contract. For generated code both are alike, except that a send may find
 * the heap full.
 *
 * <p><b>Message.</b> As with slots, but a slot is not emptied by the receiver; see {@link Outbox}.
 *
 * <p><b>Waiting and closing</b> are argued in {@link EndpointReceiving} and {@link
 * EndpointClosing}; here too a tag is stored before the fence, and looked for behind it. A message
 * that comes too late for its receiver is found by the closer, by the sender, or by both, and its
 * tag is taken with an atomic exchange, so that exactly one of them reclaims the arguments. Once
 * the sender has seen that the receiver has gone, it publishes no more and fills one slot again and
 * again, behind all that the closer looks at: sends to nobody need no memory. The segments are
 * freed with the block of the endpoint that received from them, by whoever closes last.
 *
 * <p>Source: Fähndrich et al., §2.6, which forbids such contracts; Bono et al. allow them.
 */
public abstract class UnboundedEndpointBlock extends EndpointBlock {
  private static final VarHandle INT = JAVA_INT.varHandle();

  /** The waiting word of a queue. */
  private static final long WAITING =
      EndpointDescriptor.QUEUE_OFFSET + EndpointDescriptor.WAITING_OFFSET;

  private @Nullable Outbox outbox;
  private @Nullable Inbox inbox;

  /** For generated classes; the heap binds the handle to its block. */
  protected UnboundedEndpointBlock() {}

  @Override
  final void connect(
      EndpointBlockType<?> ownType,
      EndpointBlock other,
      EndpointBlockType<?> otherType,
      int startState) {
    super.connect(ownType, other, otherType, startState);
    if (ownType.slots() == 0) {
      inbox = new Inbox(this, ownType, sharedMemory(), base());
    }
    if (otherType.slots() == 0) {
      outbox = new Outbox(this, otherType, peerMemory(), peerBase(), channelTo());
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws OutOfExchangeMemoryException if the message needs a segment and the heap is full; the
   *     state is as before then, and the arguments are still the sender's
   */
  @Override
  protected final long slot(int index) {
    if (outbox == null) {
      return super.slot(index);
    }
    memory(); // asks the guard
    settle();
    if (outbox.slot == outbox.end) {
      outbox.advance();
    }
    return outbox.slot;
  }

  @Override
  protected final void publish(long slot, int tag, int nextState) {
    if (outbox == null) {
      super.publish(slot, tag, nextState);
      return;
    }
    memory(); // asks the guard
    MemorySegment message = target();
    giveIfAny(message, slot, tag);
    int from = state;
    if (outbox.isPeerClosed) {
      takeUnsentBack(message, slot, tag);
      outbox.last.dropReferences(slot);
      phase = SETTLED;
      sent++;
      state = nextState;
      recordSent(from);
      return;
    }
    INT.setRelease(message, slot + MessageSegment.TAG_OFFSET, tag);
    phase = PUBLISHED;
    outbox.slot = slot + outbox.stride;
    sent++;
    state = nextState;
    VarHandle.fullFence();
    int waiting = (int) INT.getAcquire(peerMemory(), peerBase() + WAITING);
    if (waiting != EndpointDescriptor.NOBODY) {
      arrived(message, slot, waiting);
    }
    phase = SETTLED;
    recordSent(from);
  }

  @Override
  final void late(MemorySegment message, long slot) {
    if (outbox == null) {
      super.late(message, slot);
    } else {
      takeLateBack(message, slot);
      outbox.last.dropReferences(slot);
      outbox.isPeerClosed = true;
    }
  }

  @Override
  final int look(long slot) {
    return inbox == null ? super.look(slot) : inbox.look();
  }

  @Override
  final int pauses() {
    return inbox == null ? super.pauses() : inbox.pauses(received, sent);
  }

  @Override
  final long queue(int index) {
    return inbox == null ? super.queue(index) : base() + EndpointDescriptor.QUEUE_OFFSET;
  }

  @Override
  final long tagIn(long slot) {
    return inbox == null ? slot : slot + MessageSegment.TAG_OFFSET;
  }

  @Override
  final MemorySegment queueMemory() {
    return inbox == null ? super.queueMemory() : sharedMemory();
  }

  @Override
  final long peerQueue(int index) {
    return outbox == null ? super.peerQueue(index) : peerBase() + EndpointDescriptor.QUEUE_OFFSET;
  }

  @Override
  final MemorySegment peerQueueMemory() {
    return outbox == null ? super.peerQueueMemory() : peerMemory();
  }

  @Override
  protected final long ownSlot(int index) {
    return inbox == null ? super.ownSlot(index) : inbox.slot;
  }

  @Override
  protected final void taken(long slot, int nextState) {
    if (inbox == null) {
      super.taken(slot, nextState);
    } else {
      inbox.slot = slot + inbox.stride;
      int from = state;
      received++;
      state = nextState;
      recordReceived(from);
    }
  }

  @Override
  final References referencesTo(int index) {
    return outbox == null ? super.referencesTo(index) : outbox.last.references(outbox.slot);
  }

  @Override
  final References referencesFrom(int index) {
    return inbox == null ? super.referencesFrom(index) : inbox.segment.references(inbox.slot);
  }

  @Override
  final long takeAllBack(long holder, long head) {
    long top = super.takeAllBack(holder, head);
    while (isMessageThere()) {
      long slot = inbox.slot;
      top = takeBack(inbox.memory, slot, holder, top);
      inbox.segment.dropReferences(slot);
      inbox.slot = slot + inbox.stride;
    }
    return top;
  }

  @Override
  protected final void abandoned() {
    super.abandoned();
    if (isConnected() && sharedMemory() != null && isMessageThere()) {
      complete(inbox.memory, inbox.slot);
    }
  }

  private boolean isMessageThere() {
    return inbox != null && inbox.look() != EndpointDescriptor.EMPTY;
  }

  @Override
  final void freeMessages() {
    if (outbox != null) {
      outbox.free();
    }
  }
}
