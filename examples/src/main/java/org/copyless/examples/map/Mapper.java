package org.copyless.examples.map;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/**
 * A function as a process: each argument is answered with a result.
 *
 * @param <A> the type of the arguments
 * @param <B> the type of the results
 */
@Contract(
    """
    state WAIT_ARG: one { Arg? -> SEND_RES; }
    state SEND_RES: one { Res! -> WAIT_ARG; }
    """)
public interface Mapper<A extends Tracked, B extends Tracked> {
  /** An argument. */
  @In
  void arg(A value);

  /** Its result. */
  @Out
  void res(B value);
}
