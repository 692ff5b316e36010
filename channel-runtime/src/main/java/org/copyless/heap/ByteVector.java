package org.copyless.heap;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.copyless.heap.spi.BlockType;

/**
 * A vector of bytes in the exchange heap ({@code byte[] in ExHeap}), of fixed length: a packet, a
 * disk sector, a frame. Filled and emptied by channels without a copy on the GC heap, and decoded
 * in place.
 *
 * <p>Confined to its owner. Allocated by {@link ExchangeHeap#bytes}, or with a content by {@link
 * ExchangeHeap#bytesOf(byte[])}; given back by {@link #close}.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
public final class ByteVector extends ScalarVector {
  static final BlockType<ByteVector> TYPE = BlockType.vector("ByteVector", ByteVector::new);

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  ByteVector() {
    super(Byte.BYTES);
  }

  /**
   * Reads a byte.
   *
   * @param index 0 to length - 1
   * @return its value
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public byte get(int index) {
    return memory().get(ValueLayout.JAVA_BYTE, index);
  }

  /**
   * Writes a byte.
   *
   * @param index 0 to length - 1
   * @param value its low eight bits are stored
   * @throws IndexOutOfBoundsException if there is no such element
   */
  public void set(int index, int value) {
    memory().set(ValueLayout.JAVA_BYTE, index, (byte) value);
  }

  /**
   * Reads two bytes in network order.
   *
   * @param index of the first
   * @return the number, big-endian
   * @throws IndexOutOfBoundsException if it does not lie within the vector
   */
  public short getShort(int index) {
    return memory().get(SHORT, index);
  }

  /**
   * Writes two bytes in network order.
   *
   * @param index of the first
   * @param value its low sixteen bits are stored, big-endian
   * @throws IndexOutOfBoundsException if it does not lie within the vector
   */
  public void setShort(int index, int value) {
    memory().set(SHORT, index, (short) value);
  }

  /**
   * Reads four bytes in network order.
   *
   * @param index of the first
   * @return the number, big-endian
   * @throws IndexOutOfBoundsException if it does not lie within the vector
   */
  public int getInt(int index) {
    return memory().get(INT, index);
  }

  /**
   * Writes four bytes in network order.
   *
   * @param index of the first
   * @param value stored big-endian
   * @throws IndexOutOfBoundsException if it does not lie within the vector
   */
  public void setInt(int index, int value) {
    memory().set(INT, index, value);
  }

  /**
   * Copies bytes in from an array.
   *
   * @param source the array
   * @param from index in the array
   * @param to index in this vector
   * @param length how many
   * @throws IndexOutOfBoundsException if they do not lie within both
   */
  public void copyFrom(byte[] source, int from, int to, int length) {
    MemorySegment.copy(source, from, memory(), ValueLayout.JAVA_BYTE, to, length);
  }

  /**
   * Copies bytes out to an array.
   *
   * @param from index in this vector
   * @param target the array
   * @param to index in the array
   * @param length how many
   * @throws IndexOutOfBoundsException if they do not lie within both
   */
  public void copyTo(int from, byte[] target, int to, int length) {
    MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, from, target, to, length);
  }

  /**
   * Reads bytes from a channel into this vector, once, as {@link ReadableByteChannel#read} does.
   *
   * @param channel where they come from
   * @param from index of the first
   * @param length at most how many
   * @return how many were read; -1 at the end of the channel
   * @throws IOException if the channel fails
   * @throws IndexOutOfBoundsException if they do not lie within the vector
   */
  public int readFrom(ReadableByteChannel channel, int from, int length) throws IOException {
    return channel.read(memory().asSlice(from, length).asByteBuffer());
  }

  /**
   * Writes bytes of this vector to a channel, once, as {@link WritableByteChannel#write} does.
   *
   * @param channel where they go
   * @param from index of the first
   * @param length at most how many
   * @return how many were written
   * @throws IOException if the channel fails
   * @throws IndexOutOfBoundsException if they do not lie within the vector
   */
  public int writeTo(WritableByteChannel channel, int from, int length) throws IOException {
    return channel.write(memory().asSlice(from, length).asByteBuffer());
  }
}
