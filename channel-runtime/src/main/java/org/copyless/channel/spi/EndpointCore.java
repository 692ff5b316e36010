package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * An endpoint's place in its channel: its type, its peer, where its messages lie. What it does
 * there is added class by class, each with the argument for its memory orderings: {@link
 * EndpointProgress}, {@link EndpointReceiving}, {@link EndpointClosing}, {@link EndpointSending},
 * {@link EndpointArguments}; generated classes extend {@link EndpointBlock}.
 *
 * <p><b>Which field lies where.</b> The two ends of a channel are made one after the other, so that
 * their objects lie side by side, and each is used by another core. The JVM lays out the fields of
 * a class behind those of its superclass, so that the order of the classes is an order of fields:
 *
 * <pre>
 *   Block, EndpointWakeUp   what the peer reads to ring for this end, and what is seldom used
 *   EndpointCore            what is only read, by the owner, or to wake him: more than a cache line
 *   EndpointProgress        what the owner writes at each message
 *   EndpointReceiving       what is seldom used
 *   EndpointBlock           room: with the line above it a cache line
 * </pre>
 *
 * <p>So what one core writes at each message is a line away from all that another one reads. The
 * room cannot be spared: behind an object stands at first its peer's, and behind that one whatever
 * was made next; without room two processes of five took twice as long for a message.
 *
 * <p>Both ends are bound to the memory in which their blocks lie, the same for all that begin in a
 * mebibyte, not to a part of their own: so an end has no memory segment, which would be an object
 * and a cache line more to look at for each message, and its offsets begin with where its block
 * lies.
 *
 * <p>The owner is kept in a field, to save the look-up for each message; where the endpoint has
 * come to another thread, the next operation finds that out.
 *
 * <p>Source: Fähndrich et al., §4.1.
 */
abstract sealed class EndpointCore extends EndpointWakeUp permits EndpointProgress {
  private EndpointBlockType<?> type;
  private MemorySegment peerMemory;

  /** Where the two blocks lie in their memories, see {@link Blocks#placeOf}. */
  private int base;

  private int peerBase;

  /** Where the message that is being made lies, and where the message that has arrived lies. */
  private MemorySegment target;

  private MemorySegment source;

  /** Where the peer's slots begin in the one, and the own ones in the other. */
  private int firstTarget;

  private int firstSource;

  /** The distances of the slots there. */
  private int targetStride;

  private int sourceStride;
  private @Nullable References references;

  /** Those of the peer, once a message has carried some: its object is written at each message. */
  private @Nullable References peerReferences;

  private EndpointBlock peer;

  /** The peer's type, known here, because the peer's object lies in another core's cache. */
  private EndpointBlockType<?> peerType;

  private long peerOffset;

  /** Which messages to the peer carry pointers, see {@link EndpointBlockType#carriers}. */
  private long carriers;

  private Owner owner;

  private boolean connected;

  EndpointCore() {}

  void connect(
      EndpointBlockType<?> ownType,
      EndpointBlock other,
      EndpointBlockType<?> otherType,
      int startState) {
    start(startState);
    base = blocks().placeOf(offset());
    peerBase = blocks().placeOf(other.offset());
    type = ownType;
    peer = other;
    peerType = otherType;
    peerOffset = other.offset();
    peerMemory = other.sharedMemory();
    if (EndpointDescriptor.sharesLine(ownType, otherType)) {
      connectSharedLine();
    } else {
      connectOwnSlots();
    }
    sourceStride = Math.toIntExact(ownType.stride());
    targetStride = Math.toIntExact(otherType.stride());
    carriers = otherType.carriers();
    references = ownType.isLocal() ? new References(ownType.slots(), ownType.references()) : null;
    owner = Owner.current();
    MemorySegment own = sharedMemory();
    own.set(JAVA_LONG, base + EndpointDescriptor.PEER_OFFSET, peerOffset);
    own.set(JAVA_INT, base + EndpointDescriptor.OPEN_ENDS_OFFSET, 2);
    connected = true;
  }

  /** Sets the protocol state in which this end begins. */
  abstract void start(int startState);

  /** Each end receives in its own block and sends into the peer's. */
  private void connectOwnSlots() {
    source = sharedMemory();
    target = peerMemory;
    firstSource = base + EndpointDescriptor.SLOTS_OFFSET;
    firstTarget = peerBase + EndpointDescriptor.SLOTS_OFFSET;
  }

  /** Both slots lie in the exporting end's block, its own first. */
  private void connectSharedLine() {
    boolean exporting = type.role() == Role.EXP;
    source = exporting ? sharedMemory() : peerMemory;
    target = source;
    int first = (exporting ? base : peerBase) + EndpointDescriptor.SLOTS_OFFSET;
    int second = first + EndpointDescriptor.HALF;
    firstSource = exporting ? first : second;
    firstTarget = exporting ? second : first;
  }

  /** {@inheritDoc} Cuts off the memory of the messages too, which may be the peer's. */
  @Override
  protected final void unbind() {
    super.unbind();
    target = null;
    source = null;
  }

  /** Tells whether {@link #connect} has been called, and has come to its end. */
  final boolean isConnected() {
    return connected;
  }

  /** Frees the block of an endpoint that was never connected. */
  final void discard() {
    blocks().free(offset());
    Owner.current().count(-1);
  }

  final EndpointBlockType<?> type() {
    return type;
  }

  final EndpointBlock peer() {
    return peer;
  }

  final EndpointBlockType<?> peerType() {
    return peerType;
  }

  final MemorySegment peerMemory() {
    return peerMemory;
  }

  /** Returns where this end's block lies in {@link #sharedMemory}. */
  final int base() {
    return base;
  }

  /** Returns where the peer's block lies in {@link #peerMemory}. */
  final int peerBase() {
    return peerBase;
  }

  final long peerOffset() {
    return peerOffset;
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

  /**
   * Returns on whose behalf the current thread uses this endpoint. Not for the peer's thread: a
   * sender wakes the thread of the owner that was found here last.
   */
  final Owner owner() {
    Owner known = owner;
    return known.isCurrent() ? known : newOwner();
  }

  /**
   * Returns on whose behalf it was used last: whom to wake, and for diagnostics. For any thread.
   */
  final Owner lastOwner() {
    return owner;
  }

  private Owner newOwner() {
    Owner current = Owner.current();
    owner = current;
    return current;
  }

  /** Tells whether a message to the peer may carry pointers. */
  final boolean mayCarry(int tag) {
    return (carriers & 1L << tag) != 0;
  }

  /** Returns how far blocks go that this end sends. */
  final Reach carries() {
    return type.isLocal() ? Reach.PROCESS : Reach.MESSAGE;
  }

  /** Returns where the objects of the message that is being made lie. */
  References referencesTo(int index) {
    if (peerReferences == null) {
      peerReferences = peer.references();
    }
    return peerReferences;
  }

  /** Returns where the objects of the message that has arrived lie. */
  References referencesFrom(int index) {
    return references;
  }

  final @Nullable References references() {
    return references;
  }

  final void dropReferences() {
    if (references != null) {
      references.clear();
    }
  }

  /**
   * Returns where a slot of the peer lies.
   *
   * @param index the peer's queue index
   * @return offset from the start of the memory in which the message is made
   */
  protected long slot(int index) {
    return peerQueue(index);
  }

  /**
   * Returns where a slot of this end lies.
   *
   * @param index the own queue index
   * @return offset from the start of the memory in which the message has arrived
   */
  protected long ownSlot(int index) {
    return queue(index);
  }

  /** Returns where this end's tag, or the head of its queue, and its waiting word lie. */
  long queue(int index) {
    return firstSource + (long) index * sourceStride;
  }

  /** Returns the memory that {@link #queue} speaks of; null once this end is closed. */
  @Nullable MemorySegment queueMemory() {
    return source;
  }

  /** Returns where the tag lies in a slot of this end. */
  long tagIn(long slot) {
    return slot;
  }

  /** Returns where the peer's tag, or the head of its queue, and its waiting word lie. */
  long peerQueue(int index) {
    return firstTarget + (long) index * targetStride;
  }

  /** Returns the memory that {@link #peerQueue} speaks of. */
  MemorySegment peerQueueMemory() {
    return target;
  }

  /** Returns where this end's block lies, or lay, from the start of the heap; asks no guard. */
  final long place() {
    return peer().peerOffset();
  }

  /** Returns the owner in the headers of blocks that lie in the peer's queue. */
  final long channelTo() {
    return -peerOffset;
  }
}
