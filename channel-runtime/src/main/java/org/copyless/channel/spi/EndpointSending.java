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
 * <p>The sender stores arguments plainly, then adds the tag to the eight bytes of tag and waiting
 * word, atomically; the receiver loads the tag with acquire, then the arguments plainly. So whoever
 * sees the tag sees the arguments, and all that the sender did to the blocks in them. The slot was
 * empty, its tag 0, so that the addition sets the tag and leaves the waiting word as it is; and it
 * returns that word as it was at the moment in which the message came into the slot. Whoever waits,
 * or has closed the end, has stored so there: what follows is said in {@link EndpointReceiving} and
 * {@link EndpointClosing}. The receiver reads and writes the two words one by one. They are aligned
 * together, and lie in a line that only one core can write at a time, so that its stores come
 * before the addition as a whole or after it. That holds on the processors that HotSpot runs on
 * (x86-64, AArch64); Java's memory model says nothing of accesses of two widths.
 *
 * <p><b>Dying.</b> A thread may overflow its stack in the middle of a send. What it had in hand is
 * noted in fields: to store into them calls nothing, so that it cannot fail, and no step comes
 * between a step that has been done and its note; state and count change with the addition. When
 * the next message is made, or the endpoint is closed, blocks that were given to the channel and
 * never published are reclaimed, and after a message that was published its receiver is woken, or
 * it is reclaimed where nobody is left to receive it. A transfer sets the owner of a block after
 * the last use of its link and before it looks into the block, so what has moved hangs together
 * from the argument on, and what has not is still the sender's.
 *
 * <p>Source: Fähndrich et al., §4.1; there the memory orderings are left open.
 */
abstract sealed class EndpointSending extends EndpointClosing permits EndpointArguments {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private static final int GIVING = 1;
  static final int PUBLISHED = 2;

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
    memory(); // asks the guard
    MemorySegment message = target();
    giveIfAny(message, slot, tag);
    int from = state;
    long before = (long) LONG.getAndAdd(message, slot, EndpointDescriptor.message(tag));
    phase = PUBLISHED;
    sent++;
    state = nextState;
    int waiting = EndpointDescriptor.waiting(before);
    if (waiting != EndpointDescriptor.NOBODY) {
      arrived(message, slot, waiting);
    }
    phase = SETTLED;
    recordSent(from);
  }

  /** Wakes who waits for a message that was published, or reclaims it where nobody ever will. */
  final void arrived(MemorySegment message, long slot, int waiting) {
    if (waiting == EndpointDescriptor.GONE) {
      late(message, slot);
    } else {
      peer().wake(waiting);
    }
  }

  /** Reclaims a message that was published after the peer had closed, with its objects. */
  void late(MemorySegment message, long slot) {
    takeLateBack(message, slot);
    peer().dropReferences();
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

  /**
   * {@inheritDoc} Each send begins here, and ends first what an earlier one has died in, if the
   * thread has gone on.
   */
  @Override
  protected long slot(int index) {
    settle();
    return super.slot(index);
  }

  /** Reclaims what a send that has died had given, or repeats the wake-up of its message. */
  final void settle() {
    if (phase != SETTLED) {
      settleNow();
    }
  }

  private void settleNow() {
    MemorySegment own = memory(); // asks the guard
    Headroom.probe();
    VarHandle.fullFence(); // the send may have died before its own
    blocks().reclaim(takePending(own, owner().id(), 0));
    wakePeer();
  }

  @Override
  final long takePending(MemorySegment own, long holder, long head) {
    int died = phase;
    phase = SETTLED;
    MemorySegment message = target();
    return switch (died) {
      case GIVING -> takeGivenBack(message, holder, head);
      case PUBLISHED ->
          isClosed(own, base()) ? peer().takeBack(message, pendingSlot, holder, head) : head;
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

  /** Gives the blocks in a message to the channel, where such messages carry any. */
  final void giveIfAny(MemorySegment message, long slot, int tag) {
    if (mayCarry(tag)) {
      giveArguments(message, slot, tag);
    } else {
      checkSender(message, slot);
      pendingSlot = (int) slot;
    }
  }

  private void giveArguments(MemorySegment message, long slot, int tag) {
    Owner sender = checkSender(message, slot);
    long[] arguments = peerType().argumentPointers(tag);
    given = 0;
    pendingSlot = (int) slot;
    pendingTag = tag;
    phase = GIVING;
    try {
      if (arguments.length == 1) { // most messages that carry pointers; without the loop's burden
        given = 1;
        giveOnly(sender);
      } else {
        giveAll(message, slot, arguments, sender);
      }
    } catch (OwnershipException refused) {
      phase = SETTLED;
      throw refused;
    }
  }

  /** Gives away the only pointer of a message, which so need not be loaded from there. */
  private void giveOnly(Owner sender) {
    long pointer = lastPointer;
    if (pointer != 0) {
      sender.count(-blocks().transfer(pointer, sender.id(), channelTo()));
    }
  }

  private void giveAll(MemorySegment message, long slot, long[] arguments, Owner sender) {
    try {
      while (given < arguments.length) {
        give(message, slot + arguments[given++], sender);
      }
    } catch (OwnershipException refused) {
      given--;
      while (given-- > 0) {
        sender.count(move(message, slot + arguments[given], channelTo(), sender.id()));
      }
      throw refused;
    }
  }

  private void give(MemorySegment message, long argument, Owner sender) {
    sender.count(-move(message, argument, sender.id(), channelTo()));
  }

  private Owner checkSender(MemorySegment message, long slot) {
    if (Guard.ON && (int) INT.getAcquire(message, peer().tagIn(slot)) != EndpointDescriptor.EMPTY) {
      throw new IllegalStateException("the peer's slot is not empty; endpoint=" + this);
    }
    Owner sender = owner();
    sender.checkAlive();
    return sender;
  }

  /** Gives away the block in an argument, if there is one, and returns how many blocks moved. */
  private int move(MemorySegment message, long argument, long from, long to) {
    long pointer = message.get(JAVA_LONG, argument);
    return pointer == 0 ? 0 : blocks().transfer(pointer, from, to);
  }
}
