package org.copyless.jmh.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** Any number of items, and now and then the question whether all have arrived. */
@Contract(
    value = "state START: one { Item? -> START; Flush? -> Flushed! -> START; }",
    unbounded = true)
public interface Stream {
  /**
   * An item.
   *
   * @param value any
   */
  @In
  void item(int value);

  /** Have all arrived? */
  @In
  void flush();

  /** They have. */
  @Out
  void flushed();
}
