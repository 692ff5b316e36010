package org.copyless.examples.map;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/**
 * A stream of blocks of one type, as in the paper, with an answer to each block: so its queue is
 * bounded, and sending allocates nothing.
 *
 * @param <A> the type of the blocks
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
  /** The next block. */
  @Out
  void data(A item);

  /** The block is taken. */
  @In
  void next();

  /** The end of the stream. */
  @Out
  void eos();
}
