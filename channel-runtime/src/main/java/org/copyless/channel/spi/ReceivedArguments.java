package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Padded;

/**
 * The arguments of the message that an endpoint has received last, which its views show.
 *
 * <p>The two ends of a channel are made one after the other, so their objects lie side by side, and
 * those that a receive writes would lie in cache lines that the peer's thread reads or writes: each
 * message would take such a line forth and back between the cores, as dear as the message itself.
 * So the views are never written. The first primitive argument and the first other one, which are
 * all that most messages have, are fields of the endpoint among those that each message writes:
 * that takes no further line. The rest is in arrays, with as much room before and behind as a line
 * takes. Made with the views, by the first receive that has arguments.
 *
 * <p>Confined to the endpoint's owner; for generated code.
 */
public final class ReceivedArguments {
  private static final long[] NO_SCALARS = {};
  private static final @Nullable Object[] NO_OBJECTS = {};

  /** Keeps the first of each kind. */
  private final EndpointProgress endpoint;

  /** The others, by their numbers, behind the room. */
  private final long[] scalars;

  private final @Nullable Object[] objects;

  /** As {@link MessageSegment#initialise}. */
  static void initialise() {}

  /**
   * Keeps the arguments of one message.
   *
   * @param endpoint that receives
   * @param mostScalars the most primitive arguments that a message has
   * @param mostObjects the most other ones
   * @throws StackOverflowError if there is too little stack left to make these and the views, whose
   *     classes may have to be initialised; nothing has happened then
   */
  public ReceivedArguments(EndpointBlock endpoint, int mostScalars, int mostObjects) {
    Headroom.probe();
    this.endpoint = endpoint;
    scalars = mostScalars <= 1 ? NO_SCALARS : new long[Padded.LONGS + mostScalars + Padded.LONGS];
    objects =
        mostObjects <= 1
            ? NO_OBJECTS
            : new Object[Padded.REFERENCES + mostObjects + Padded.REFERENCES];
  }

  /**
   * Sets a boolean argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putBoolean(int number, boolean value) {
    putLong(number, value ? 1 : 0);
  }

  /**
   * Returns a boolean argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public boolean getBoolean(int number) {
    return getLong(number) != 0;
  }

  /**
   * Sets a byte argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putByte(int number, byte value) {
    putLong(number, value);
  }

  /**
   * Returns a byte argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public byte getByte(int number) {
    return (byte) getLong(number);
  }

  /**
   * Sets a short argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putShort(int number, short value) {
    putLong(number, value);
  }

  /**
   * Returns a short argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public short getShort(int number) {
    return (short) getLong(number);
  }

  /**
   * Sets a char argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putChar(int number, char value) {
    putLong(number, value);
  }

  /**
   * Returns a char argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public char getChar(int number) {
    return (char) getLong(number);
  }

  /**
   * Sets an int argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putInt(int number, int value) {
    putLong(number, value);
  }

  /**
   * Returns an int argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public int getInt(int number) {
    return (int) getLong(number);
  }

  /**
   * Sets a long argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putLong(int number, long value) {
    if (number == 0) {
      endpoint.scalar = value;
    } else {
      scalars[Padded.LONGS + number] = value;
    }
  }

  /**
   * Returns a long argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public long getLong(int number) {
    return number == 0 ? endpoint.scalar : scalars[Padded.LONGS + number];
  }

  /**
   * Sets a float argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putFloat(int number, float value) {
    putLong(number, Float.floatToRawIntBits(value));
  }

  /**
   * Returns a float argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public float getFloat(int number) {
    return Float.intBitsToFloat((int) getLong(number));
  }

  /**
   * Sets a double argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @param value as received
   */
  public void putDouble(int number, double value) {
    putLong(number, Double.doubleToRawLongBits(value));
  }

  /**
   * Returns a double argument.
   *
   * @param number among the primitive ones of its message, from 0
   * @return as received last
   */
  public double getDouble(int number) {
    return Double.longBitsToDouble(getLong(number));
  }

  /**
   * Sets an argument that is no primitive value.
   *
   * @param number among those of its message, from 0
   * @param value as received, or null
   */
  public void putObject(int number, @Nullable Object value) {
    if (number == 0) {
      endpoint.object = value;
    } else {
      objects[Padded.REFERENCES + number] = value;
    }
  }

  /**
   * Returns an argument that is no primitive value.
   *
   * @param <T> its type
   * @param number among those of its message, from 0
   * @return as received last
   */
  // the view's type, as the contract has it
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T> T getObject(int number) {
    return (T) (number == 0 ? endpoint.object : objects[Padded.REFERENCES + number]);
  }
}
