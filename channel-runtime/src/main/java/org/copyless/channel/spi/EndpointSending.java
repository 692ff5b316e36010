package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.Owner;

/**
 * Sending.
 *
 * <p>The sender stores arguments plainly, then the tag with release; the receiver loads the tag
 * with acquire, then the arguments plainly. So whoever sees the tag sees the arguments, and all
 * that the sender did to the blocks in them. Then comes a full fence, and after it the looks at the
 * receiver's waiting word and at peer closed: why there, is said in {@link EndpointReceiving} and
 * {@link EndpointClosing}.
 *
 * <p>Source: Fähndrich et al., §4.1; there the memory orderings are left open.
 */
abstract sealed class EndpointSending extends EndpointClosing permits EndpointArguments {
  private static final VarHandle INT = JAVA_INT.varHandle();

  EndpointSending() {}

  /**
   * Sends the message whose arguments lie in the peer's slot: gives the blocks in it to the
   * channel, changes the own state, publishes the tag, and wakes the receiver if it waits. If the
   * peer has closed, the message is reclaimed instead. Never blocks, allocates nothing.
   *
   * @param slot the peer's slot
   * @param tag the message, at least 1
   * @param nextState this end's state after the message
   * @throws OwnershipException if a block in it is not this owner's; nothing is sent then
   * @throws org.copyless.heap.KilledError if this owner has been killed; nothing is sent then
   */
  protected void publish(long slot, int tag, int nextState) {
    MemorySegment own = memory();
    MemorySegment message = target();
    giveArguments(message, slot, tag);
    sent(own, nextState);
    INT.setRelease(message, slot, tag);
    VarHandle.fullFence();
    wakePeer(slot);
    if (isClosed(own)) {
      blocks().reclaim(peer().takeBack(message, slot, 0));
      peer().dropReferences();
    }
  }

  final void giveArguments(MemorySegment message, long slot, int tag) {
    if (Guard.ON && (int) INT.getAcquire(message, slot) != EndpointDescriptor.EMPTY) {
      throw new IllegalStateException("the peer's slot is not empty; endpoint=" + this);
    }
    Owner sender = owner();
    sender.checkAlive();
    long[] arguments = peer().type().argumentPointers(tag);
    int given = 0;
    try {
      for (; given < arguments.length; given++) {
        sender.count(-move(message, slot + arguments[given], sender.id(), channelTo()));
      }
    } catch (OwnershipException refused) {
      while (given-- > 0) {
        sender.count(move(message, slot + arguments[given], channelTo(), sender.id()));
      }
      throw refused;
    }
  }

  /** Gives away the block in an argument, if there is one, and returns how many blocks moved. */
  private int move(MemorySegment message, long argument, long from, long to) {
    long pointer = message.get(JAVA_LONG, argument);
    return pointer == 0 ? 0 : blocks().transfer(pointer, from, to);
  }
}
