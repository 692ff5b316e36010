package org.copyless.concurrency.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/**
 * Blocks of one type, each acknowledged.
 *
 * @param <A> the type
 */
@Contract(
    """
    state START: one {
      Data! -> Next? -> START;
      Eos! -> END;
    }
    state END: one {}
    """)
public interface Stream<A extends Tracked> {
  /**
   * The next block.
   *
   * @param item stamped
   */
  @Out
  void data(A item);

  /** The block is taken. */
  @In
  void next();

  /** No more. */
  @Out
  void eos();
}
