package org.copyless.concurrency.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** A greeting, then work until one leaves. */
@Contract(
    """
    state START: one { Hello! -> READY; }
    state READY: one {
      Work? -> Done! -> READY;
      Leave? -> START;
    }
    """)
public interface Greeter {
  /**
   * A greeting.
   *
   * @param stamp any
   */
  @Out
  void hello(int stamp);

  /**
   * Work.
   *
   * @param amount any
   */
  @In
  void work(int amount);

  /**
   * Work is done.
   *
   * @param result computed from the amount
   */
  @Out
  void done(long result);

  /** Back to the greetings. */
  @In
  void leave();
}
