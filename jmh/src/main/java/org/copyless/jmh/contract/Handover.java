package org.copyless.jmh.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** A block forth, the same block back. */
@Contract("state START: one { Take? -> Give! -> START; }")
public interface Handover {
  /**
   * Hands a block over.
   *
   * @param block any
   */
  @In
  void take(ByteVector block);

  /**
   * Gives it back.
   *
   * @param block the same
   */
  @Out
  void give(ByteVector block);
}
