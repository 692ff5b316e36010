package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.Headroom;
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
 * <p><b>Dying.</b> A thread may overflow its stack in the middle of a send. What it had in hand is
 * noted in fields: to store into them calls nothing, so that it cannot fail, and no step comes
 * between a step that has been done and its note. When the endpoint is closed, blocks that were
 * given to the channel and never published are reclaimed. A message that was published, without a
 * look at peer closed afterwards, is looked after then, behind the fence of the close. A transfer
 * sets the owner of a block after the last use of its link and before it looks into the block, so
 * what has moved hangs together from the argument on, and what has not is still the sender's.
 *
 * <p>Source: Fähndrich et al., §4.1; there the memory orderings are left open.
 */
abstract sealed class EndpointSending extends EndpointClosing permits EndpointArguments {
  private static final VarHandle INT = JAVA_INT.varHandle();

  static final int SETTLED = 0;
  private static final int GIVING = 1;
  static final int PUBLISHED = 2;

  /**
   * How far the send has come that is under way, or that the thread has died in. Stored directly,
   * because a call could fail.
   */
  int phase;

  private int pendingTag;
  private long pendingSlot;

  /** How many of its pointers have been given to the channel, or are just being given. */
  private int given;

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
    phase = PUBLISHED;
    VarHandle.fullFence();
    wakePeer(slot);
    if (isClosed(own)) {
      takeLateBack(message, slot);
      peer().dropReferences();
    }
    phase = SETTLED;
  }

  /** Reclaims a message to a peer that has closed. */
  final void takeLateBack(MemorySegment message, long slot) {
    Headroom.probe();
    blocks().reclaim(peer().takeBack(message, slot, owner().id(), 0));
  }

  /** Reclaims a message that was not published, to a peer that has closed. */
  final void takeUnsentBack(MemorySegment message, long slot, int tag) {
    Headroom.probe();
    blocks().reclaim(peer().takeBack(message, slot, tag, owner().id(), 0));
  }

  @Override
  final long takePending(MemorySegment own, long holder, long head) {
    int died = phase;
    phase = SETTLED;
    MemorySegment message = target();
    return switch (died) {
      case GIVING -> takeGivenBack(message, holder, head);
      case PUBLISHED -> isClosed(own) ? peer().takeBack(message, pendingSlot, holder, head) : head;
      default -> head;
    };
  }

  private long takeGivenBack(MemorySegment message, long holder, long head) {
    long[] arguments = peerType().argumentPointers(pendingTag);
    long top = head;
    for (int index = 0; index < given; index++) {
      long pointer = message.get(JAVA_LONG, pendingSlot + arguments[index]);
      if (pointer != 0) {
        top = blocks().claim(pointer, channelTo(), holder, top);
      }
    }
    return top;
  }

  final void giveArguments(MemorySegment message, long slot, int tag) {
    if (Guard.ON && (int) INT.getAcquire(message, slot) != EndpointDescriptor.EMPTY) {
      throw new IllegalStateException("the peer's slot is not empty; endpoint=" + this);
    }
    Owner sender = owner();
    sender.checkAlive();
    long[] arguments = peerType().argumentPointers(tag);
    given = 0;
    pendingSlot = slot;
    pendingTag = tag;
    phase = GIVING;
    try {
      while (given < arguments.length) {
        long argument = slot + arguments[given++];
        sender.count(-move(message, argument, sender.id(), channelTo()));
      }
    } catch (OwnershipException refused) {
      given--;
      while (given-- > 0) {
        sender.count(move(message, slot + arguments[given], channelTo(), sender.id()));
      }
      phase = SETTLED;
      throw refused;
    }
  }

  /** Gives away the block in an argument, if there is one, and returns how many blocks moved. */
  private int move(MemorySegment message, long argument, long from, long to) {
    long pointer = message.get(JAVA_LONG, argument);
    return pointer == 0 ? 0 : blocks().transfer(pointer, from, to);
  }
}
