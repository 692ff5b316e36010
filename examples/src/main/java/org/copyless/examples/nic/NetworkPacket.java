package org.copyless.examples.nic;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/**
 * A packet and the buffer that it lies in.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
@RepStruct
public interface NetworkPacket extends Tracked {
  /**
   * Returns the buffer.
   *
   * @return the buffer; null if it was taken out
   */
  @Nullable ByteVector data();

  /**
   * Puts a buffer in.
   *
   * @param value the buffer, or null
   */
  void data(@Nullable ByteVector value);

  /**
   * Returns the packet's length.
   *
   * @return how many bytes of the buffer are the packet, from the first on
   */
  int bytesUsed();

  /**
   * Sets the packet's length.
   *
   * @param value in bytes
   */
  void bytesUsed(int value);
}
