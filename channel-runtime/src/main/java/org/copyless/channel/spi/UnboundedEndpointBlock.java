package org.copyless.channel.spi;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.OutOfExchangeMemoryException;

/**
 * The base of generated endpoints of an unbounded contract: where an end has no slots, the messages
 * to it lie in blocks of the exchange heap, linked in order. An end that has slots is as in any
 * other contract. For generated code both are alike, except that a send may find the heap full.
 *
 * <p><b>Message.</b> As with slots, but what is stored with release and loaded with acquire is the
 * link to the message's block; the tag lies in it as the arguments do. See {@link Outbox}.
 *
 * <p><b>Waiting and closing</b> are argued in {@link EndpointReceiving} and {@link
 * EndpointClosing}; of the pairs of stores and loads there, a link stands for the tag. A message
 * that comes too late for its receiver is found by the closer, by the sender, or by both, and its
 * tag is taken with an atomic exchange, so that exactly one of them reclaims the arguments. The
 * blocks of the queue are freed with the block of the endpoint that received from it, by whoever
 * closes last.
 *
 * <p>Source: Fähndrich et al., §2.6, which forbids such contracts; Bono et al. allow them.
 */
public abstract class UnboundedEndpointBlock extends EndpointBlock {
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
      inbox = new Inbox(blocks(), sharedMemory());
    }
    if (otherType.slots() == 0) {
      outbox = new Outbox(blocks(), otherType, peerMemory(), channelTo());
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws OutOfExchangeMemoryException if the message needs a block and the heap is full; the
   *     state is as before then, and the arguments are still the sender's
   */
  @Override
  protected final long slot(int index) {
    if (outbox == null) {
      return super.slot(index);
    }
    memory(); // asks the guard
    target(outbox.pending().payload());
    return MessageBlock.SLOT_OFFSET;
  }

  @Override
  protected final void publish(long slot, int tag, int nextState) {
    if (outbox == null) {
      super.publish(slot, tag, nextState);
      return;
    }
    MemorySegment own = memory();
    MessageBlock message = outbox.pending();
    giveArguments(message.payload(), slot, tag);
    sent(own, nextState);
    message.tag(tag);
    if (!isClosed(own)) {
      outbox.publish();
      phase = PUBLISHED;
      VarHandle.fullFence();
      wakePeer(peerQueue(0));
    }
    // else it stays pending, so that sends to nobody need no memory
    if (isClosed(own)) {
      phase = PUBLISHED;
      takeLateBack(message.payload(), slot);
      message.dropReferences();
    }
    phase = SETTLED;
  }

  @Override
  final int look(long slot) {
    if (inbox == null) {
      return super.look(slot);
    }
    MessageBlock message = inbox.head();
    if (message == null) {
      return EndpointDescriptor.EMPTY;
    }
    source(message.payload());
    return message.tag();
  }

  @Override
  final long queue(int index) {
    return inbox == null ? super.queue(index) : EndpointDescriptor.QUEUE_OFFSET;
  }

  @Override
  final MemorySegment queueMemory() {
    return inbox == null ? super.queueMemory() : sharedMemory();
  }

  @Override
  final long peerQueue(int index) {
    return outbox == null ? super.peerQueue(index) : EndpointDescriptor.QUEUE_OFFSET;
  }

  @Override
  final MemorySegment peerQueueMemory() {
    return outbox == null ? super.peerQueueMemory() : peerMemory();
  }

  @Override
  protected final long ownSlot(int index) {
    return inbox == null ? super.ownSlot(index) : MessageBlock.SLOT_OFFSET;
  }

  @Override
  protected final void taken(long slot, int nextState) {
    if (inbox == null) {
      super.taken(slot, nextState);
    } else {
      received(sharedMemory(), nextState);
      inbox.take();
    }
  }

  @Override
  final References referencesTo(int index) {
    return outbox == null ? super.referencesTo(index) : outbox.pending().references();
  }

  @Override
  final References referencesFrom(int index) {
    return inbox == null ? super.referencesFrom(index) : inbox.head().references();
  }

  @Override
  final long takeAllBack(long holder, long head) {
    long top = super.takeAllBack(holder, head);
    for (MessageBlock message = next(); message != null; message = next()) {
      top = takeBack(message.payload(), MessageBlock.SLOT_OFFSET, holder, top);
      message.dropReferences();
      inbox.take();
    }
    return top;
  }

  @Override
  protected final void abandoned() {
    super.abandoned();
    MessageBlock message = isConnected() && sharedMemory() != null ? next() : null;
    if (message != null) {
      complete(message.payload(), MessageBlock.SLOT_OFFSET);
    }
  }

  private @Nullable MessageBlock next() {
    return inbox == null ? null : inbox.head();
  }

  @Override
  final void freeMessages() {
    if (outbox != null) {
      outbox.free();
    }
  }
}
