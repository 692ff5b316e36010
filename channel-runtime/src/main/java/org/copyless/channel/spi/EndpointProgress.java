package org.copyless.channel.spi;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.Endpoint;
import org.copyless.heap.spi.ChannelEnd;

/**
 * How far an endpoint has come: all that its owner writes at each message. Others may see old
 * values, which they only show. Stored directly, because a call could fail.
 *
 * <p>No field is smaller than an int: the JVM would put it into a gap among those of superclasses,
 * see {@link EndpointCore}.
 */
abstract sealed class EndpointProgress extends EndpointCore implements Endpoint
    permits EndpointReceiving {
  static final int SETTLED = 0;

  /** Messages sent and received. */
  long sent;

  long received;

  /** The pointer that was stored into the message last; 0 if that was null. */
  long lastPointer;

  /** The first arguments of the message received last, see {@link ReceivedArguments}. */
  long scalar;

  @Nullable Object object;

  /** The protocol state. */
  int state;

  /** The slot of the send that is under way, or that the thread has died in; and its message. */
  int pendingSlot;

  int pendingTag;

  /** How many of its pointers have been given to the channel, or are just being given. */
  int given;

  /** How far that send has come. */
  int phase;

  EndpointProgress() {}

  @Override
  final void start(int startState) {
    state = startState;
  }

  /**
   * Returns the protocol state of this end.
   *
   * @return the state's id
   */
  protected final int state() {
    memory(); // asks the guard
    return state;
  }

  /** Returns the protocol state for a block that this endpoint belongs to. */
  final int stateWithin() {
    return state;
  }

  @Override
  public final String stateName() {
    return type().stateName(state());
  }

  @Override
  public final long messagesSent() {
    return sharedMemory() == null ? 0 : sent;
  }

  /** Tells the Flight Recorder of some messages sent, of which this was the last. */
  final void recordSent(int from) {
    if (ChannelEvents.isSampled(sent)) {
      ChannelEvents.sent(this, from, state, sent);
    }
  }

  /** Tells the Flight Recorder that this end is being closed. */
  final void recordClose(boolean peerClosed) {
    ChannelEvents.closed(this, state, messagesSent(), received, peerClosed);
  }

  @Override
  protected final @Nullable ChannelEnd channelEnd(String purpose) {
    MemorySegment own = sharedMemory();
    MemorySegment queue = queueMemory();
    EndpointBlockType<?> known = type();
    return own == null || queue == null || known == null
        ? null
        : new EndpointInspection(known, own, base(), queue, queue(0), blocks())
            .end(lastOwner(), state, sent, received, isSelecting());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Safe from any thread, also with the guard on: what it reads while the owner works may be
   * old, and is only shown.
   */
  @Override
  protected final String describe() {
    EndpointBlockType<?> known = type();
    if (sharedMemory() == null || known == null) {
      return "";
    }
    return ", role="
        + known.role()
        + ", state="
        + known.stateName(state)
        + ", sent="
        + sent
        + ", received="
        + received;
  }
}
