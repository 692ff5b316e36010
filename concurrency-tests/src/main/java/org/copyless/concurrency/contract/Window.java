package org.copyless.concurrency.contract;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** Four items may be under way before the receiver asks for more. */
@Contract(
    """
    state START: one {
      Item? -> Item? -> Item? -> Item? -> More! -> START;
      Last? -> Total! -> END;
    }
    state END: one {}
    """)
public interface Window {
  /**
   * An item.
   *
   * @param sequence its number
   * @param data stamped with its number, or null
   */
  @In
  void item(long sequence, @Nullable ByteVector data);

  /** The next four. */
  @Out
  void more();

  /**
   * No more.
   *
   * @param count how many items were sent
   */
  @In
  void last(long count);

  /**
   * All arrived.
   *
   * @param checksum of all that arrived
   */
  @Out
  void total(long checksum);
}
