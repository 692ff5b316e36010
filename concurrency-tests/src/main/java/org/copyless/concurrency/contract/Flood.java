package org.copyless.concurrency.contract;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** The exporting end sends as much as it likes, and asks now and then how much has arrived. */
@Contract(
    value =
        """
        state START: one {
          Drop! -> START;
          Ask! -> Told? -> START;
        }
        """,
    unbounded = true)
public interface Flood {
  /**
   * An item.
   *
   * @param sequence its number
   * @param data stamped with its number, or null
   */
  @Out
  void drop(long sequence, @Nullable ByteVector data);

  /** How much has arrived? */
  @Out
  void ask();

  /**
   * So much.
   *
   * @param checksum of all that arrived
   */
  @In
  void told(long checksum);
}
