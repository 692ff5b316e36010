package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.StructBlock;

/**
 * The arguments of messages: stored where the message is made, loaded where it has arrived. The
 * places are those that {@link #slot} and {@link #ownSlot} have given.
 *
 * <p>They lie at multiples of their sizes, but through layouts that do not ask for it: that spares
 * a test for each. Nobody loads an argument while it is stored, so none need be stored whole; the
 * tag orders them.
 */
abstract sealed class EndpointArguments extends EndpointSending permits EndpointBlock {
  EndpointArguments() {}

  /**
   * Stores a boolean argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putBoolean(long argument, boolean value) {
    target().set(JAVA_BYTE, argument, (byte) (value ? 1 : 0));
  }

  /**
   * Loads a boolean argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final boolean getBoolean(long argument) {
    return source().get(JAVA_BYTE, argument) != 0;
  }

  /**
   * Stores a byte argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putByte(long argument, byte value) {
    target().set(JAVA_BYTE, argument, value);
  }

  /**
   * Loads a byte argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final byte getByte(long argument) {
    return source().get(JAVA_BYTE, argument);
  }

  /**
   * Stores a short argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putShort(long argument, short value) {
    target().set(JAVA_SHORT_UNALIGNED, argument, value);
  }

  /**
   * Loads a short argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final short getShort(long argument) {
    return source().get(JAVA_SHORT_UNALIGNED, argument);
  }

  /**
   * Stores a char argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putChar(long argument, char value) {
    target().set(JAVA_CHAR_UNALIGNED, argument, value);
  }

  /**
   * Loads a char argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final char getChar(long argument) {
    return source().get(JAVA_CHAR_UNALIGNED, argument);
  }

  /**
   * Stores an int argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putInt(long argument, int value) {
    target().set(JAVA_INT_UNALIGNED, argument, value);
  }

  /**
   * Loads an int argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final int getInt(long argument) {
    return source().get(JAVA_INT_UNALIGNED, argument);
  }

  /**
   * Stores a long argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putLong(long argument, long value) {
    target().set(JAVA_LONG_UNALIGNED, argument, value);
  }

  /**
   * Loads a long argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final long getLong(long argument) {
    return source().get(JAVA_LONG_UNALIGNED, argument);
  }

  /**
   * Stores a float argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putFloat(long argument, float value) {
    target().set(JAVA_FLOAT_UNALIGNED, argument, value);
  }

  /**
   * Loads a float argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final float getFloat(long argument) {
    return source().get(JAVA_FLOAT_UNALIGNED, argument);
  }

  /**
   * Stores a double argument into the peer's slot.
   *
   * @param argument {@code slot + …}
   * @param value the argument
   */
  protected final void putDouble(long argument, double value) {
    target().set(JAVA_DOUBLE_UNALIGNED, argument, value);
  }

  /**
   * Loads a double argument from the own slot.
   *
   * @param argument {@code ownSlot + …}
   * @return the argument
   */
  protected final double getDouble(long argument) {
    return source().get(JAVA_DOUBLE_UNALIGNED, argument);
  }

  /**
   * Stores a pointer argument into the peer's slot. The block is checked, and given away by {@link
   * #publish}.
   *
   * @param argument {@code slot + …}
   * @param value the block, or null
   * @throws org.copyless.heap.OwnershipException if the block lies in another heap, is closed or is
   *     a value; with the guard on also if it is not the current owner's
   */
  protected final void putPointer(long argument, @Claims @Nullable Tracked value) {
    long pointer = value == null ? 0 : pointerTo(value, carries());
    lastPointer = pointer;
    target().set(JAVA_LONG_UNALIGNED, argument, pointer);
  }

  /**
   * Loads a pointer argument from the own slot. The block, and all that it owns, belongs to this
   * endpoint's owner from here on; so each argument is loaded once, before {@link #taken}.
   *
   * @param <T> the argument's type
   * @param argument {@code ownSlot + …}
   * @return the block's handle, or null
   */
  // the generated view's type, as the peer has sent it
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected final <T extends Tracked> @Nullable T pointer(long argument) {
    long pointer = source().get(JAVA_LONG_UNALIGNED, argument);
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
   * @param argument {@code slot + …}
   * @param value the struct, which holds no pointers
   * @throws org.copyless.heap.OwnershipException with the guard on, if it is closed or not the
   *     current owner's
   */
  protected final void putStruct(long argument, StructBlock value) {
    copyOut(value, target(), argument);
  }

  /**
   * Loads a struct from the own slot into a view's copy.
   *
   * @param argument {@code ownSlot + …}
   * @param into the copy, overwritten
   */
  protected final void getStruct(long argument, StructBlock into) {
    copyIn(source(), argument, into);
  }

  /**
   * Stores a Java object for a message of a process-local contract, beside the peer's slot. Like
   * the other arguments it is the peer's once {@link #publish} has stored the tag.
   *
   * @param index the peer's queue index
   * @param argument the number of this object among those of the message, from 0
   * @param value the object, or null
   */
  protected final void putReference(int index, int argument, @Nullable Object value) {
    referencesTo(index).set(index, argument, value);
  }

  /**
   * Loads a Java object of a message of a process-local contract, and forgets it; once, before
   * {@link #taken}.
   *
   * @param <T> the argument's type
   * @param index the own queue index
   * @param argument the number of this object among those of the message, from 0
   * @return the object, or null
   */
  // the generated view's type, as the peer has sent it
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  protected final <T> @Nullable T reference(int index, int argument) {
    return (T) referencesFrom(index).take(index, argument);
  }
}
