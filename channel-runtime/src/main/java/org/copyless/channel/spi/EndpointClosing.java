package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.copyless.annotation.Role;
import org.copyless.heap.spi.Headroom;

/**
 * Closing one end of a channel, and what is left when both are closed.
 *
 * <p><b>Closing.</b> The closing side stores, for senders, that it has gone in the waiting words of
 * its own slots, or of its queue, and peer closed at its peer; full fence; then it empties these
 * slots. A sender adds the tag and reads the waiting word in one atomic step. A message that comes
 * too late is found by the closer, by the sender, or by both: if the step comes before the closer's
 * store, the closer finds the tag, if after, the sender finds the word. In an unbounded queue it is
 * two steps with a full fence between them, as on the closer's side: at least one of the two finds
 * what the other has stored. A sender that sees peer closed may take back a message that it has
 * died over, in the middle of a queue in which the closer then finds no more behind it: so it must
 * see as well, by the order of the closer's stores, that the next one comes too late. The tag is
 * then taken with an atomic exchange, so that exactly one of them reclaims the arguments. The same
 * fence stands between peer closed and the closer's look at the waiting words: a receiver that does
 * not see peer closed is seen waiting, and woken.
 *
 * <p><b>Second.</b> Who finds peer closed when he begins to close has nobody left to tell: the peer
 * sends no more, waits no more, and what it has sent was in its slots before it stored peer closed,
 * in program order, so that a load with acquire sees all of it. He stores nothing, needs no fence,
 * and takes back what is in his slots. Two that close at the same time, and do not see each other
 * do so, are both first.
 *
 * <p><b>Dying.</b> A thread may overflow its stack in the middle of anything. A close makes sure of
 * its stack first. A receive that has died has left its message in the slot, and has got some of
 * the blocks: they are reclaimed with it, whoever of the two they belong to. Of sends see {@link
 * EndpointSending}.
 *
 * <p><b>Memory.</b> Both blocks live until both ends are closed, by counting: a side that has not
 * closed may touch both. Closing counts down the ends that are open, in the exporting end's block,
 * as the last thing, with an atomic decrement, a release and an acquire; the one who reaches 0, or
 * finds 1 with an acquire, has seen all that the other did, and frees both.
 *
 * <p>Source: Fähndrich et al., §4.2; there the memory orderings are left open.
 */
abstract sealed class EndpointClosing extends EndpointReceiving permits EndpointSending {
  private static final VarHandle INT = JAVA_INT.varHandle();

  EndpointClosing() {}

  /**
   * Closes this end; the blocks in messages that nobody will receive are pushed onto the stack.
   *
   * @param holder its owner, who gets these blocks first, so that an overflow later on strands none
   * @throws StackOverflowError if there is too little stack left; nothing has happened then
   */
  final long dispose(long holder, long head) {
    Headroom.probe();
    MemorySegment own = sharedMemory();
    MemorySegment other = peerMemory();
    if (isHalfMade()) {
      blocks().free(offset());
      return head;
    }
    long otherOffset = peerOffset();
    boolean second = isClosed(own, base());
    if (ChannelEvents.recordsCloses()) {
      recordClose(second);
    }
    blocks().disown(offset());
    blocks().countMessages(messagesSent());
    if (!second) {
      leave(); // first, see above
      INT.setRelease(other, peerBase() + EndpointDescriptor.PEER_CLOSED_OFFSET, 1);
      VarHandle.fullFence();
    }
    long top = takeAllBack(holder, takePending(own, holder, head));
    dropReferences();
    if (!second) {
      wakePeer();
    }
    unbind();
    if (type().role() == Role.EXP ? isLast(own, base()) : isLast(other, peerBase())) {
      freeBoth(offset(), otherOffset);
    }
    return top;
  }

  /** Counts down the ends that are open; tells whether it was the last one. */
  private static boolean isLast(MemorySegment memory, long base) {
    long openEnds = base + EndpointDescriptor.OPEN_ENDS_OFFSET;
    return (int) INT.getAcquire(memory, openEnds) == 1
        || (int) INT.getAndAdd(memory, openEnds, -1) == 1;
  }

  /** Says in each slot, or in the queue, that what comes now comes too late. */
  private void leave() {
    waitingWord(queue(0), EndpointDescriptor.GONE);
    for (int index = 1; index < type().slots(); index++) {
      waitingWord(queue(index), EndpointDescriptor.GONE);
    }
  }

  private void freeBoth(long own, long other) {
    freeMessages();
    peer().freeMessages();
    blocks().free(own);
    blocks().free(other);
  }

  /** Tells whether the owner has died while it opened the channel, which nobody has used then. */
  private boolean isHalfMade() {
    return !isConnected() || !peer().isConnected();
  }

  /** Empties this end, which nobody will receive from, and pushes the blocks in its messages. */
  long takeAllBack(long holder, long head) {
    long top = head;
    for (int index = 0; index < type().slots(); index++) {
      top = takeBack(queueMemory(), queue(index), holder, top);
    }
    return top;
  }

  /** Pushes what a send that has died in the middle has given to nobody. */
  abstract long takePending(MemorySegment own, long holder, long head);

  @Override
  protected void abandoned() {
    if (isConnected() && sharedMemory() != null) {
      for (int index = 0; index < type().slots(); index++) {
        complete(queueMemory(), queue(index));
      }
    }
  }

  /** Finishes the receive of a message's blocks, where the owner has died in it. */
  final void complete(MemorySegment message, long slot) {
    int tag = (int) INT.getAcquire(message, tagIn(slot));
    if (tag != EndpointDescriptor.EMPTY) {
      long owner = blocks().ownerOf(offset());
      for (long argument : type().argumentPointers(tag)) {
        long pointer = message.get(JAVA_LONG, slot + argument);
        if (pointer != 0) {
          blocks().complete(pointer, -offset(), owner);
        }
      }
    }
  }

  /** Frees the blocks in which messages have travelled to the peer, whose own block is freed. */
  void freeMessages() {}

  /** Wakes the peer if it waits, in whatever slot. */
  final void wakePeer() {
    wakePeer(peerQueue(0));
    for (int index = 1; index < peerType().slots(); index++) {
      wakePeer(peerQueue(index));
    }
  }

  /**
   * Empties a slot of this end that nobody will receive from, and pushes the blocks in it.
   *
   * @param holder who has closed this end, and has some of the blocks if a receive has died; or the
   *     sender of a message that came too late. Gets the blocks first
   */
  final long takeBack(MemorySegment own, long slot, long holder, long head) {
    long place = tagIn(slot);
    if ((int) INT.getAcquire(own, place) == EndpointDescriptor.EMPTY) {
      return head; // as nearly always; spares the exchange
    }
    int tag = (int) INT.getAndSet(own, place, EndpointDescriptor.EMPTY);
    return takeBack(own, slot, tag, holder, head);
  }

  /** The same for a message with that tag, which nobody else reclaims. */
  final long takeBack(MemorySegment own, long slot, int tag, long holder, long head) {
    long top = head;
    if (tag != EndpointDescriptor.EMPTY) {
      for (long argument : type().argumentPointers(tag)) {
        long pointer = own.get(JAVA_LONG, slot + argument);
        if (pointer != 0) {
          blocks().complete(pointer, -offset(), holder);
          top = blocks().claim(pointer, -offset(), holder, top);
          top = blocks().push(pointer, holder, top);
        }
      }
    }
    return top;
  }
}
