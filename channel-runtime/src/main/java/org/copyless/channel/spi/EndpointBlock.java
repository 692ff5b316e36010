package org.copyless.channel.spi;

import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ProtocolException;

/**
 * The base of generated endpoints: what a generated send, receive and view is made of.
 *
 * <p>A send: check {@link #state}; {@code slot} = {@link #slot} of the peer's queue index; {@code
 * put…} the arguments at {@code slot + 8} and on; {@link #publish}. Nothing is given away before
 * {@code publish}, so that a refused argument leaves all of them with the sender.
 *
 * <p>A receive: check {@link #state}; {@link #await} the queue index; {@code get…} the arguments of
 * the message at {@link #ownSlot} {@code + 8} and on, each pointer exactly once with {@link
 * #pointer}; {@link #taken}.
 *
 * <p>Confined to the owner of the endpoint.
 *
 * <p>Source: Fähndrich et al., §4.1.
 */
public abstract non-sealed class EndpointBlock extends EndpointArguments {
  /** Room behind what is written at each message, see {@link EndpointCore}. */
  @SuppressWarnings("unused")
  private long line0, line1, line2, line3, line4;

  /** What {@link #await} returns when the peer has closed and all messages are received. */
  protected static final int CLOSED = EndpointDescriptor.CLOSED;

  /** What {@link #poll} returns when no message is there. */
  protected static final int EMPTY = EndpointDescriptor.EMPTY;

  /** For generated classes; the heap binds the handle to its block. */
  protected EndpointBlock() {}

  /**
   * Looks for a message in the present state, without waiting.
   *
   * @return the message's tag, which stays at the head of the queue; {@link #EMPTY} if none is
   *     there; {@link #CLOSED} if the peer has closed and all messages are received
   * @throws ProtocolException if nothing can be received in this state
   */
  final int head() {
    int index = type().queueIndex(state());
    if (index < 0) {
      throw wrongState("receive");
    }
    return poll(index);
  }

  /**
   * Looks for a message of one kind at the head of the queue, without waiting.
   *
   * @param view the class of the message's view
   * @return the message's tag, which stays at the head of the queue
   * @throws ProtocolException if another message is there, or none, or the peer has closed, or
   *     nothing can be received in this state
   */
  protected final int head(Class<?> view) {
    int tag = head();
    if (tag != EMPTY && tag != CLOSED) {
      Class<?> there = type().view(tag);
      if (there != null && view.isAssignableFrom(there)) {
        return tag;
      }
    }
    throw notThere(view, tag);
  }

  private ProtocolException notThere(Class<?> view, int tag) {
    String operation = "take(" + view.getSimpleName() + ".class)";
    return switch (tag) {
      case EMPTY -> failed(operation + " finds no message");
      case CLOSED -> failed(operation + " finds the channel closed by the peer");
      default -> wrongMessage(operation, tag);
    };
  }

  /**
   * Returns the slot in which the next message arrives in the present state.
   *
   * @return the own queue index
   */
  protected final int queueIndex() {
    return type().queueIndex(state());
  }

  /**
   * Makes the exception for an operation that the protocol state does not allow.
   *
   * @param operation as a user calls it, {@code sendSuccess}
   * @return the exception, for the caller to throw
   */
  protected final ProtocolException wrongState(String operation) {
    return new ProtocolException(
        operation
            + " is not allowed in state "
            + stateName()
            + " (contract "
            + type().contract()
            + "); endpoint="
            + this);
  }

  /**
   * Makes the exception for another message at the head of the queue than the expected one.
   *
   * @param operation as a user calls it, {@code receiveSuccess}
   * @param tag the message that is there
   * @return the exception, for the caller to throw; the message stays where it is
   */
  protected final ProtocolException wrongMessage(String operation, int tag) {
    return failed(operation + " finds message " + type().messageName(tag));
  }

  private ProtocolException failed(String what) {
    return new ProtocolException(
        what
            + " in state "
            + stateName()
            + " (contract "
            + type().contract()
            + "); endpoint="
            + this);
  }

  /**
   * Makes the exception for a closed channel where one message in particular was expected.
   *
   * @param operation as a user calls it, {@code receiveSuccess}
   * @return the exception, for the caller to throw
   */
  protected final ChannelClosedException channelClosed(String operation) {
    return new ChannelClosedException(
        operation
            + " finds the channel closed by the peer in state "
            + stateName()
            + " (contract "
            + type().contract()
            + "); endpoint="
            + this);
  }
}
