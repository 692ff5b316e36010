package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ProtocolException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Reach;
import org.copyless.heap.spi.StructBlock;

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
public abstract non-sealed class EndpointBlock extends EndpointCore {
  /** What {@link #await} returns when the peer has closed and all messages are received. */
  protected static final int CLOSED = EndpointDescriptor.CLOSED;

  /** For generated classes; the heap binds the handle to its block. */
  protected EndpointBlock() {}

  /**
   * Stores a boolean argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putBoolean(long argument, boolean value) {
    peerMemory().set(JAVA_BYTE, argument, (byte) (value ? 1 : 0));
  }

  /**
   * Loads a boolean argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final boolean getBoolean(long argument) {
    return sharedMemory().get(JAVA_BYTE, argument) != 0;
  }

  /**
   * Stores a byte argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putByte(long argument, byte value) {
    peerMemory().set(JAVA_BYTE, argument, value);
  }

  /**
   * Loads a byte argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final byte getByte(long argument) {
    return sharedMemory().get(JAVA_BYTE, argument);
  }

  /**
   * Stores a short argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putShort(long argument, short value) {
    peerMemory().set(JAVA_SHORT, argument, value);
  }

  /**
   * Loads a short argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final short getShort(long argument) {
    return sharedMemory().get(JAVA_SHORT, argument);
  }

  /**
   * Stores a char argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putChar(long argument, char value) {
    peerMemory().set(JAVA_CHAR, argument, value);
  }

  /**
   * Loads a char argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final char getChar(long argument) {
    return sharedMemory().get(JAVA_CHAR, argument);
  }

  /**
   * Stores an int argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putInt(long argument, int value) {
    peerMemory().set(JAVA_INT, argument, value);
  }

  /**
   * Loads an int argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final int getInt(long argument) {
    return sharedMemory().get(JAVA_INT, argument);
  }

  /**
   * Stores a long argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putLong(long argument, long value) {
    peerMemory().set(JAVA_LONG, argument, value);
  }

  /**
   * Loads a long argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final long getLong(long argument) {
    return sharedMemory().get(JAVA_LONG, argument);
  }

  /**
   * Stores a float argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putFloat(long argument, float value) {
    peerMemory().set(JAVA_FLOAT, argument, value);
  }

  /**
   * Loads a float argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final float getFloat(long argument) {
    return sharedMemory().get(JAVA_FLOAT, argument);
  }

  /**
   * Stores a double argument into the peer's slot.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the argument
   */
  protected final void putDouble(long argument, double value) {
    peerMemory().set(JAVA_DOUBLE, argument, value);
  }

  /**
   * Loads a double argument from the own slot.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the argument
   */
  protected final double getDouble(long argument) {
    return sharedMemory().get(JAVA_DOUBLE, argument);
  }

  /**
   * Stores a pointer argument into the peer's slot. The block is checked, and given away by {@link
   * #publish}.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the block, or null
   * @throws org.copyless.heap.OwnershipException if the block lies in another heap, is closed or is
   *     a value; with the guard on also if it is not the current owner's
   */
  protected final void putPointer(long argument, @Claims @Nullable Tracked value) {
    peerMemory().set(JAVA_LONG, argument, value == null ? 0 : pointerTo(value, Reach.MESSAGE));
  }

  /**
   * Loads a pointer argument from the own slot. The block, and all that it owns, belongs to this
   * endpoint's owner from here on; so each argument is loaded once, before {@link #taken}.
   *
   * @param <T> the argument's type
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @return the block's handle, or null
   */
  // the generated view's type, as the peer has sent it
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected final <T extends Tracked> @Nullable T pointer(long argument) {
    long pointer = sharedMemory().get(JAVA_LONG, argument);
    return pointer == 0 ? null : (T) receive(pointer);
  }

  /**
   * Makes a view's copy of a struct that is passed by value; once for each view.
   *
   * @param <T> its class
   * @param type its type, without tracked fields
   * @return a handle of memory of its own, zeroed
   */
  protected static <T extends StructBlock> T copyOf(BlockType<T> type) {
    return type.detached();
  }

  /**
   * Stores a copy of a struct into the peer's slot, all bytes of its type. The struct stays with
   * the sender.
   *
   * @param argument offset from the start of the peer's block, {@code slot + …}
   * @param value the struct, which holds no pointers
   * @throws org.copyless.heap.OwnershipException with the guard on, if it is closed or not the
   *     current owner's
   */
  protected final void putStruct(long argument, StructBlock value) {
    copyOut(value, peerMemory(), argument);
  }

  /**
   * Loads a struct from the own slot into a view's copy.
   *
   * @param argument offset from the start of the own block, {@code ownSlot + …}
   * @param into the copy, overwritten
   */
  protected final void getStruct(long argument, StructBlock into) {
    copyIn(sharedMemory(), argument, into);
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
    return new ProtocolException(
        operation
            + " finds message "
            + type().messageName(tag)
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
