package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.Waiting;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.OutOfLine;

/**
 * Waiting for messages, and being woken.
 *
 * <p><b>Message.</b> The receiver loads the tag with acquire, then the arguments plainly; the
 * sender has stored them in the opposite order, see {@link EndpointSending}. The receiver clears
 * the tag with release after it has loaded the arguments. The sender need not look at it before it
 * fills the slot again: the contract lets it do so only after an answer that the receiver sent
 * after clearing, and that answer's release and acquire order the two. Where an endpoint has moved
 * to another thread in between, the message that it moved in orders them too.
 *
 * <p><b>Waiting.</b> The receiver stores the waiting word, full fence, then looks at tag and peer
 * closed a last time, then parks. The sender adds the tag and reads the waiting word in one atomic
 * step, see {@link EndpointSending}: if that comes before the receiver's store, the receiver's look
 * finds the message, and it does not park; if after, the sender finds the word and wakes it. In an
 * unbounded queue, and at a close, it is two steps with a full fence between them; of two such
 * pairs at least one sees the other's store, with the same outcome. Whom to wake, the thread of the
 * owner or the bell of a select, is stored before the word, which is stored with release and loaded
 * with acquire; each wait makes sure that the endpoint knows its present owner, so that it may be
 * received on by one thread and then by another. A sender that has loaded an older word, or finds
 * nobody behind it, has loaded it before the present wait's fence, so its tag is seen by the look
 * after that fence. A wake-up too many is harmless, because waiting is a loop.
 *
 * <p><b>Interruption.</b> A message that is there wins, and the thread stays interrupted; where
 * none is there, a wait of an interrupted thread ends at once, as in java.util.concurrent.
 *
 * <p><b>Closed.</b> The receiver loads peer closed with acquire and then the tag again: all
 * messages were sent before the close, in program order of the sender's side, so none is missed.
 *
 * <p>Source: Fähndrich et al., §4.1 and §4.2; there the memory orderings are left open.
 */
abstract sealed class EndpointReceiving extends EndpointProgress permits EndpointClosing {
  private static final VarHandle INT = JAVA_INT.varHandle();

  private static final Calls CALLS = OutOfLine.of(MethodHandles.lookup(), Calls.class);

  /** A receive that spins asks after so many looks whether it is still wanted. */
  private static final int CHECKED = 64;

  /** Never comes to an end: a multiple of {@link #CHECKED}, counted down to the next one. */
  private static final int EVER = 1 << 30;

  /** The deadline of a wait that has none; no other is the same. */
  private static final long NEVER = Long.MIN_VALUE;

  private static final int NONE = -1;
  private static final int NO_BIT = -1;

  /**
   * What waits have taught. None before the second wait of a virtual thread, because there may be a
   * million that each wait once; nor where nobody waits, as at the end that only sends.
   */
  private @Nullable SpinBudget budget;

  private boolean hasWaited;
  private Waiting waiting = Waiting.adaptive();

  /** The slot that a select watches, or none; and the bit of its bell. */
  private int watched = NONE;

  private int watchedBit;

  /**
   * Spinning, {@link OutOfLine}: it has branches that are taken once in many waits, and a thousand
   * processes may come to one at the same time. What was compiled before anybody did throws each of
   * them into the interpreter there; were it part of the program's loop, they would stay there with
   * their loops for some thousand messages. So the spin alone does, and returns.
   */
  private interface Calls {
    /** Calls {@link EndpointReceiving#spin}. */
    int spin(EndpointReceiving end, long slot, long deadline) throws InterruptedException;
  }

  EndpointReceiving() {}

  @Override
  public final void waiting(Waiting how) {
    memory(); // asks the guard
    waiting = Objects.requireNonNull(how);
  }

  /**
   * Waits for a message, as long as it takes.
   *
   * @param slotIndex the own queue index in the current state
   * @return the message's tag, which stays in the slot; {@link EndpointBlock#CLOSED} if the peer
   *     has closed and all messages are received
   * @throws InterruptedException if the thread is interrupted before or while it waits; nothing is
   *     received and the state is as before
   */
  protected final int await(int slotIndex) throws InterruptedException {
    owner().checkAlive(); // who finds a message each time never waits, and must die all the same
    memory(); // asks the guard
    long slot = queue(slotIndex);
    int tag = look(slot);
    return tag != EndpointDescriptor.EMPTY ? tag : awaitEmpty(slot, NEVER);
  }

  /**
   * Waits for a message, but not for ever.
   *
   * @param slotIndex the own queue index in the current state
   * @param atMost how long; not at all if it is not positive
   * @return the message's tag, which stays in the slot; {@link EndpointBlock#CLOSED} if the peer
   *     has closed and all messages are received; {@link EndpointBlock#EMPTY} if the time is over
   * @throws InterruptedException if the thread is interrupted before or while it waits; nothing is
   *     received and the state is as before
   */
  protected final int await(int slotIndex, Duration atMost) throws InterruptedException {
    owner().checkAlive();
    memory(); // asks the guard
    long nanos = Math.max(0, TimeUnit.NANOSECONDS.convert(atMost)); // or the deadline wraps
    long slot = queue(slotIndex);
    int tag = status(slot);
    if (tag != EndpointDescriptor.EMPTY) {
      return tag;
    }
    checkGoesOn(); // also where there is no time to wait
    return nanos == 0 ? tag : awaitEmpty(slot, deadline(nanos));
  }

  private static long deadline(long nanos) {
    long deadline = System.nanoTime() + nanos;
    return deadline == NEVER ? deadline + 1 : deadline;
  }

  private int awaitEmpty(long slot, long deadline) throws InterruptedException {
    unwatch(); // else a set in which it has been is told of each message
    int tag = CALLS.spin(this, slot, deadline);
    return tag != EndpointDescriptor.EMPTY ? tag : park(slot, deadline);
  }

  /** Looks again and again, and returns EMPTY when it is time to park, or time is over. */
  final int spin(long slot, long deadline) throws InterruptedException {
    if (waiting.isAdaptive() && !learns()) {
      return EndpointDescriptor.EMPTY;
    }
    int spins = spins();
    boolean ever = spins == EVER;
    int begun = spins;
    int skipped = waiting.isAdaptive() ? pauses() - 1 : 0;
    while (spins > 0) {
      int tag = (spins & skipped) == 0 ? status(slot) : EndpointDescriptor.EMPTY;
      if (tag != EndpointDescriptor.EMPTY) {
        found(begun - spins);
        return tag;
      }
      Thread.onSpinWait();
      spins--;
      if (spins % CHECKED == 0) {
        checkGoesOn();
        if (isOver(deadline)) {
          return EndpointDescriptor.EMPTY;
        }
        spins = ever ? EVER : spins;
      }
    }
    return waiting.isAdaptive() ? giveWay(slot) : EndpointDescriptor.EMPTY;
  }

  /**
   * Returns how many pauses go between two looks of the wait that begins, where nobody has said how
   * to wait; a power of two.
   */
  int pauses() {
    return 1;
  }

  /** Makes a budget, unless this is the first wait of a virtual thread, which parks at once. */
  private boolean learns() {
    if (budget == null) {
      if (!hasWaited && Thread.currentThread().isVirtual()) {
        hasWaited = true;
        return false;
      }
      budget = new SpinBudget();
    }
    return true;
  }

  private void found(int after) {
    if (budget != null) {
      budget.found(after);
    }
  }

  private int spins() {
    if (waiting.isAdaptive()) {
      return budget.spins();
    }
    if (waiting.isSpinning()) {
      return Thread.currentThread().isVirtual() ? SpinBudget.FULL : EVER;
    }
    return Math.min(waiting.looks(), EVER - 1);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint before parking; nothing relies on it
  private int giveWay(long slot) {
    for (int yields = budget.yields(); yields > 0; yields--) {
      Thread.yield();
      int tag = status(slot);
      if (tag != EndpointDescriptor.EMPTY) {
        budget.gaveWay();
        return tag;
      }
    }
    budget.parking();
    return EndpointDescriptor.EMPTY;
  }

  private int park(long slot, long deadline) throws InterruptedException {
    waiting(slot, EndpointDescriptor.PARKED);
    try {
      while (true) {
        int tag = status(slot);
        if (tag != EndpointDescriptor.EMPTY || isOver(deadline)) {
          return tag;
        }
        checkGoesOn();
        if (deadline == NEVER) {
          LockSupport.park(this);
        } else {
          LockSupport.parkNanos(this, deadline - System.nanoTime());
        }
      }
    } finally {
      noLongerWaiting(slot);
    }
  }

  private static boolean isOver(long deadline) {
    return deadline != NEVER && deadline - System.nanoTime() <= 0;
  }

  /** Ends a wait that nobody wants any more; a message that is there has been found before. */
  private void checkGoesOn() throws InterruptedException {
    owner().checkAlive();
    if (Thread.interrupted()) {
      throw new InterruptedException("receive interrupted; endpoint=" + this);
    }
  }

  private void waiting(long slot, int who) {
    waitingWord(slot, who);
    VarHandle.fullFence();
  }

  final void waitingWord(long slot, int who) {
    INT.setRelease(queueMemory(), slot + EndpointDescriptor.WAITING_OFFSET, who);
  }

  private void noLongerWaiting(long slot) {
    INT.setOpaque(
        queueMemory(), slot + EndpointDescriptor.WAITING_OFFSET, EndpointDescriptor.NOBODY);
  }

  /**
   * Has a bell rung from here on when a message comes in the present state, or the peer closes. The
   * caller looks at {@link #headWithin} afterwards, for what has come before.
   *
   * <p>Where the same bit was watched in the same slot already, nothing is stored: a sender that
   * has not seen the word has published its message before the fence of that time.
   *
   * @param watching the bell
   * @param bit which of its bits stands for this endpoint
   */
  @SuppressWarnings("ReferenceEquality") // bells are compared by identity
  final void watch(Bell watching, int bit) {
    long slot = presentSlot();
    if (watched == slot && watchedBit == bit && bell() == watching) {
      return;
    }
    unwatch();
    bell(watching);
    watchedBit = NO_BIT;
    watched = (int) slot;
    waiting(slot, bit + 1);
    watchedBit = bit; // not before: it says that the word has been stored
  }

  /** Looks for a message in the present state, for a block that this endpoint belongs to. */
  final int headWithin() {
    return status(presentSlot());
  }

  private long presentSlot() {
    return queue(type().queueIndex(stateWithin()));
  }

  /** Ends {@link #watch}, if it was called. The bell may still ring for a moment. */
  final void unwatch() {
    long slot = watched;
    if (slot != NONE) {
      watched = NONE; // first: a word that stays costs a look, a note that stays a wake-up
      noLongerWaiting(slot);
    }
  }

  /** Wakes the peer if it may wait on a slot of its own. */
  final void wakePeer(long slot) {
    int who = (int) INT.getAcquire(peerQueueMemory(), slot + EndpointDescriptor.WAITING_OFFSET);
    if (who != EndpointDescriptor.NOBODY && who != EndpointDescriptor.GONE) {
      peer().wake(who);
    }
  }

  /**
   * Wakes who waits.
   *
   * @throws StackOverflowError if there is too little stack left; nothing has happened then, and
   *     the sender's close wakes. An overflow within unpark would leave a virtual thread that is
   *     neither parked nor scheduled, whom nobody could wake any more
   */
  final void wake(int who) {
    if (who == EndpointDescriptor.PARKED) {
      Thread parked = lastOwner().thread();
      if (parked != null && parked.isVirtual()) {
        Headroom.probeShort();
      }
      LockSupport.unpark(parked);
      return;
    }
    Bell watching = bell();
    if (watching != null) {
      watching.ring(who - 1);
    }
  }

  /**
   * Looks for a message, without waiting.
   *
   * @param slotIndex the own queue index in the current state
   * @return the message's tag, which stays in the slot; {@link EndpointBlock#EMPTY} if none is
   *     there; {@link EndpointBlock#CLOSED} if the peer has closed and all messages are received
   */
  protected final int poll(int slotIndex) {
    owner().checkAlive();
    memory(); // asks the guard
    return status(queue(slotIndex));
  }

  /** Returns the tag in a slot, EMPTY, or CLOSED if the peer has closed and the slot is empty. */
  private int status(long slot) {
    int tag = look(slot);
    if (tag != EndpointDescriptor.EMPTY || !isClosed(sharedMemory(), base())) {
      return tag;
    }
    int last = look(slot);
    return last != EndpointDescriptor.EMPTY ? last : EndpointDescriptor.CLOSED;
  }

  /** Tells whether the peer of the endpoint at a place has closed. */
  static boolean isClosed(MemorySegment own, long base) {
    return (int) INT.getAcquire(own, base + EndpointDescriptor.PEER_CLOSED_OFFSET) != 0;
  }

  /** Returns the tag of the next message, loaded with acquire, or EMPTY. */
  int look(long slot) {
    return (int) INT.getAcquire(queueMemory(), slot);
  }

  /** Makes a block of a received message the property of this endpoint's owner. */
  final Block receive(long pointer) {
    return blocks().receive(pointer, -offset(), owner());
  }

  /** Tells the Flight Recorder of some messages received, of which this was the last. */
  final void recordReceived(int from) {
    if (ChannelEvents.isSampled(received)) {
      ChannelEvents.received(this, from, state, received);
    }
  }

  /**
   * Ends a receive: empties the slot and changes the state. The arguments have been loaded. A
   * thread that dies before the slot is empty has the state as before, and the message still there;
   * after it no call comes between.
   *
   * @param slot the own slot
   * @param nextState this end's state after the message
   */
  protected void taken(long slot, int nextState) {
    INT.setRelease(source(), slot, EndpointDescriptor.EMPTY);
    int from = state;
    received++;
    state = nextState;
    recordReceived(from);
  }
}
