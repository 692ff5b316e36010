package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.Endpoint;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * The algorithms of an endpoint: publish, await, close. Argument access is added by {@link
 * EndpointArguments}.
 *
 * <p><b>Message.</b> The sender stores arguments plainly, then the tag with release; the receiver
 * loads the tag with acquire, then the arguments plainly. So whoever sees the tag sees the
 * arguments, and all that the sender did to the blocks in them. The receiver clears the tag with
 * release after it has loaded the arguments. The sender need not look at it before it fills the
 * slot again: the contract lets it do so only after an answer that the receiver sent after
 * clearing, and that answer's release and acquire order the two. Where an endpoint has moved to
 * another thread in between, the message that it moved in orders them too.
 *
 * <p><b>Waiting.</b> The receiver stores the waiting flag, full fence, then looks at tag and peer
 * closed a last time, then parks. The sender stores the tag, full fence, then looks at the waiting
 * flag. Of two such pairs at least one sees the other's store: either the receiver finds the
 * message and does not park, or the sender finds the flag and unparks it. The thread to wake is
 * stored before the flag, which is stored with release and loaded with acquire; it is stored anew
 * at each wait, so that an endpoint may be received on by one thread and then by another. A wake-up
 * too many is harmless, because waiting is a loop.
 *
 * <p><b>Closing.</b> The closing side stores peer closed at its peer, full fence, then empties its
 * own slots. A sender stores the tag, full fence, then looks at peer closed. Again at least one
 * sees the other's store: a message that comes too late is found by the closer, by the sender, or
 * by both; the tag is then taken with an atomic exchange, so that exactly one of them reclaims the
 * arguments. The receiver loads peer closed with acquire and then the tag again: all messages were
 * sent before the close, in program order of the sender's side, so none is missed.
 *
 * <p><b>Memory.</b> Both blocks live until both ends are closed, by counting: a side that has not
 * closed may touch both. Closing counts down as the last thing, own block first, with an atomic
 * decrement that is a full fence; the one who reaches 0 has seen all that the other did, and frees.
 *
 * <p>Source: Fähndrich et al., §4.1 and §4.2; there the memory orderings are left open.
 */
abstract sealed class EndpointCore extends Block implements Endpoint permits EndpointArguments {
  private static final VarHandle INT = JAVA_INT.varHandle();

  private EndpointBlockType<?> type;
  private MemorySegment peerMemory;

  /** Where the message that is being made lies, and where the message that has arrived lies. */
  private MemorySegment target;

  private MemorySegment source;
  private @Nullable References references;
  private EndpointCore peer;
  private long peerOffset;
  private Owner owner;
  private long received;
  private final SpinBudget budget = new SpinBudget();

  /** The thread that is parked, or about to be, in {@link #await}. */
  private volatile @Nullable Thread waiter;

  EndpointCore() {}

  void connect(
      EndpointBlockType<?> ownType,
      EndpointCore other,
      EndpointBlockType<?> otherType,
      int startState) {
    type = ownType;
    peer = other;
    peerOffset = other.offset();
    peerMemory = other.sharedMemory();
    target = peerMemory;
    source = sharedMemory();
    references = ownType.isLocal() ? new References(ownType.slots(), ownType.references()) : null;
    owner = Owner.current();
    MemorySegment own = sharedMemory();
    own.set(JAVA_LONG, EndpointDescriptor.PEER_OFFSET, peerOffset);
    own.set(JAVA_INT, EndpointDescriptor.STATE_OFFSET, startState);
    own.set(JAVA_INT, EndpointDescriptor.REFERENCES_OFFSET, 2);
  }

  /** Frees the block of an endpoint that was never connected. */
  final void discard() {
    blocks().free(offset());
    Owner.current().count(-1);
  }

  final EndpointBlockType<?> type() {
    return type;
  }

  final EndpointCore peer() {
    return peer;
  }

  final MemorySegment peerMemory() {
    return peerMemory;
  }

  final MemorySegment target() {
    return target;
  }

  final void target(MemorySegment message) {
    target = message;
  }

  final MemorySegment source() {
    return source;
  }

  final void source(MemorySegment message) {
    source = message;
  }

  /** Returns how far blocks go that this end sends. */
  final Reach carries() {
    return type.isLocal() ? Reach.PROCESS : Reach.MESSAGE;
  }

  /** Returns where the objects of the message that is being made lie. */
  References referencesTo(int index) {
    return peer.references;
  }

  /** Returns where the objects of the message that has arrived lie. */
  References referencesFrom(int index) {
    return references;
  }

  private void dropReferences() {
    if (references != null) {
      references.clear();
    }
  }

  @Override
  protected final void adopted(Owner newOwner) {
    owner = newOwner;
  }

  /**
   * Returns the protocol state of this end, kept in its block.
   *
   * @return the state's id
   */
  protected final int state() {
    return memory().get(JAVA_INT, EndpointDescriptor.STATE_OFFSET);
  }

  @Override
  public final String stateName() {
    return type.stateName(state());
  }

  @Override
  public final long messagesSent() {
    MemorySegment own = sharedMemory();
    return own == null || type == null ? 0 : own.get(JAVA_LONG, EndpointDescriptor.SENT_OFFSET);
  }

  /**
   * Returns where a slot of the peer lies.
   *
   * @param index the peer's queue index
   * @return offset from the start of the memory in which the message is made, the peer's block
   */
  protected long slot(int index) {
    return EndpointDescriptor.slot(index, peer.type.stride());
  }

  /**
   * Returns where a slot of this end lies.
   *
   * @param index the own queue index
   * @return offset from the start of the memory in which the message has arrived, the own block
   */
  protected long ownSlot(int index) {
    return EndpointDescriptor.slot(index, type.stride());
  }

  /**
   * Sends the message whose arguments lie in the peer's slot: gives the blocks in it to the
   * channel, changes the own state, publishes the tag, and wakes the receiver if it waits. If the
   * peer has closed, the message is reclaimed instead. Never blocks, allocates nothing.
   *
   * @param slot the peer's slot
   * @param tag the message, at least 1
   * @param nextState this end's state after the message
   * @throws OwnershipException if a block in it is not this owner's; nothing is sent then
   */
  protected void publish(long slot, int tag, int nextState) {
    MemorySegment own = memory();
    MemorySegment message = target;
    giveArguments(message, slot, tag);
    sent(own, nextState);
    INT.setRelease(message, slot, tag);
    VarHandle.fullFence();
    wakePeer(slot);
    if (isClosed(own)) {
      blocks().reclaim(peer.takeBack(message, slot, 0));
      peer.dropReferences();
    }
  }

  static void sent(MemorySegment own, int nextState) {
    own.set(JAVA_INT, EndpointDescriptor.STATE_OFFSET, nextState);
    own.set(
        JAVA_LONG,
        EndpointDescriptor.SENT_OFFSET,
        own.get(JAVA_LONG, EndpointDescriptor.SENT_OFFSET) + 1);
  }

  /** Tells whether the peer has closed. */
  static boolean isClosed(MemorySegment own) {
    return (int) INT.getAcquire(own, EndpointDescriptor.PEER_CLOSED_OFFSET) != 0;
  }

  /** Wakes the peer if it may be parked on a slot of its own. */
  final void wakePeer(long slot) {
    if ((int) INT.getAcquire(peerMemory, slot + EndpointDescriptor.WAITING_OFFSET) != 0) {
      LockSupport.unpark(peer.waiter);
    }
  }

  final void giveArguments(MemorySegment target, long slot, int tag) {
    if (Guard.ON && (int) INT.getAcquire(target, slot) != EndpointDescriptor.EMPTY) {
      throw new IllegalStateException("the peer's slot is not empty; endpoint=" + this);
    }
    long[] arguments = peer.type.argumentPointers(tag);
    int given = 0;
    try {
      for (; given < arguments.length; given++) {
        move(target.get(JAVA_LONG, slot + arguments[given]), owner.id(), channelTo());
      }
    } catch (OwnershipException refused) {
      while (given-- > 0) {
        move(target.get(JAVA_LONG, slot + arguments[given]), channelTo(), owner.id());
      }
      throw refused;
    }
  }

  /** Returns the owner in the headers of blocks that lie in the peer's queue. */
  final long channelTo() {
    return -peerOffset;
  }

  /** Moves a block, if there is one, between this endpoint's owner and a channel. */
  private void move(long pointer, long from, long to) {
    if (pointer != 0) {
      int moved = blocks().transfer(pointer, from, to);
      owner.count(to > 0 ? moved : -moved);
    }
  }

  /** Makes a block of a received message the property of this endpoint's owner. */
  final Block receive(long pointer) {
    Block block = blocks().handle(pointer);
    move(pointer, -offset(), owner.id());
    if (block instanceof EndpointCore endpoint) {
      endpoint.owner = owner;
    }
    return block;
  }

  /**
   * Waits for a message, spinning first, then parked.
   *
   * @param slotIndex the own queue index in the current state
   * @return the message's tag, which stays in the slot; {@link EndpointBlock#CLOSED} if the peer
   *     has closed and all messages are received
   * @throws InterruptedException if the thread is interrupted while it waits; nothing is received
   *     and the state is as before
   */
  protected int await(int slotIndex) throws InterruptedException {
    MemorySegment own = memory();
    long slot = ownSlot(slotIndex);
    int tag = (int) INT.getAcquire(own, slot);
    return tag != EndpointDescriptor.EMPTY ? tag : awaitEmpty(own, slot);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint before parking; nothing relies on it
  final int awaitEmpty(MemorySegment own, long slot) throws InterruptedException {
    for (int spins = budget.spins(); spins > 0; spins--) {
      int tag = status(own, slot);
      if (tag != EndpointDescriptor.EMPTY) {
        budget.found();
        return tag;
      }
      Thread.onSpinWait();
    }
    for (int yields = SpinBudget.yields(); yields > 0; yields--) {
      int tag = status(own, slot);
      if (tag != EndpointDescriptor.EMPTY) {
        return tag;
      }
      Thread.yield();
    }
    budget.parking();
    return park(own, slot);
  }

  private int park(MemorySegment own, long slot) throws InterruptedException {
    long waiting = slot + EndpointDescriptor.WAITING_OFFSET;
    waiter = Thread.currentThread();
    INT.setRelease(own, waiting, 1);
    VarHandle.fullFence();
    try {
      while (true) {
        int tag = status(own, slot);
        if (tag != EndpointDescriptor.EMPTY) {
          return tag;
        }
        if (Thread.interrupted()) {
          throw new InterruptedException("receive interrupted; endpoint=" + this);
        }
        LockSupport.park(this);
      }
    } finally {
      INT.setOpaque(own, waiting, 0);
      waiter = null;
    }
  }

  /** Returns the tag in a slot, EMPTY, or CLOSED if the peer has closed and the slot is empty. */
  private int status(MemorySegment own, long slot) {
    int tag = look(own, slot);
    if (tag != EndpointDescriptor.EMPTY || !isClosed(own)) {
      return tag;
    }
    int last = look(own, slot);
    return last != EndpointDescriptor.EMPTY ? last : EndpointDescriptor.CLOSED;
  }

  /** Returns the tag of the next message, loaded with acquire, or EMPTY. */
  int look(MemorySegment own, long slot) {
    return (int) INT.getAcquire(own, slot);
  }

  /**
   * Ends a receive: empties the slot and changes the state. The arguments have been loaded.
   *
   * @param slot the own slot
   * @param nextState this end's state after the message
   */
  protected void taken(long slot, int nextState) {
    MemorySegment own = sharedMemory();
    received(own, nextState);
    INT.setRelease(own, slot, EndpointDescriptor.EMPTY);
  }

  final void received(MemorySegment own, int nextState) {
    own.set(JAVA_INT, EndpointDescriptor.STATE_OFFSET, nextState);
    received++;
  }

  /** Closes this end; the blocks in messages that nobody will receive are pushed onto the stack. */
  final long dispose(long head) {
    MemorySegment own = sharedMemory();
    MemorySegment other = peerMemory;
    long otherOffset = peerOffset;
    blocks().countMessages(messagesSent());
    INT.setRelease(other, EndpointDescriptor.PEER_CLOSED_OFFSET, 1);
    VarHandle.fullFence();
    long top = takeAllBack(own, head);
    dropReferences();
    wakePeer();
    unbind();
    long ownOffset = offset();
    if ((int) INT.getAndAdd(own, EndpointDescriptor.REFERENCES_OFFSET, -1) == 1) {
      peer.freeMessages();
      blocks().free(ownOffset);
    }
    if ((int) INT.getAndAdd(other, EndpointDescriptor.REFERENCES_OFFSET, -1) == 1) {
      freeMessages();
      blocks().free(otherOffset);
    }
    return top;
  }

  /** Empties this end, which nobody will receive from, and pushes the blocks in its messages. */
  long takeAllBack(MemorySegment own, long head) {
    long top = head;
    for (int index = 0; index < type.slots(); index++) {
      top = takeBack(own, EndpointDescriptor.slot(index, type.stride()), top);
    }
    return top;
  }

  /** Frees the blocks in which messages have travelled to the peer, whose own block is freed. */
  void freeMessages() {}

  private void wakePeer() {
    wakePeer(EndpointDescriptor.QUEUE_OFFSET);
    for (int index = 1; index < peer.type.slots(); index++) {
      wakePeer(EndpointDescriptor.slot(index, peer.type.stride()));
    }
  }

  /** Empties a slot of this end that nobody will receive from, and pushes the blocks in it. */
  final long takeBack(MemorySegment own, long slot, long head) {
    int tag = (int) INT.getAndSet(own, slot, EndpointDescriptor.EMPTY);
    long top = head;
    if (tag != EndpointDescriptor.EMPTY) {
      for (long argument : type.argumentPointers(tag)) {
        long pointer = own.get(JAVA_LONG, slot + argument);
        if (pointer != 0) {
          top = blocks().push(pointer, -offset(), top);
        }
      }
    }
    return top;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Safe from any thread, also with the guard on: what it reads while the owner works may be
   * old, and is only shown.
   */
  @Override
  protected final String describe() {
    MemorySegment own = sharedMemory();
    if (own == null || type == null) {
      return "";
    }
    return ", role="
        + type.role()
        + ", state="
        + type.stateName(own.get(JAVA_INT, EndpointDescriptor.STATE_OFFSET))
        + ", sent="
        + own.get(JAVA_LONG, EndpointDescriptor.SENT_OFFSET)
        + ", received="
        + received;
  }
}
