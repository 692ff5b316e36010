package org.copyless.jmh.contract;

import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A struct with a number and a block. */
@RepStruct
public interface Parcel extends Tracked {
  /**
   * Returns the number.
   *
   * @return any
   */
  int number();

  /**
   * Sets the number.
   *
   * @param value any
   */
  void number(int value);

  /**
   * Returns the block.
   *
   * @return within an expose
   */
  ByteVector content();

  /**
   * Sets the block.
   *
   * @param value within an expose
   */
  void content(ByteVector value);
}
