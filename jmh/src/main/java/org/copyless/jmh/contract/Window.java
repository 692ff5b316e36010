package org.copyless.jmh.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** Sixteen items may be under way before the receiver asks for more. */
@Contract(
    """
    state START: one {
      Item? -> Item? -> Item? -> Item? -> Item? -> Item? -> Item? -> Item? ->
      Item? -> Item? -> Item? -> Item? -> Item? -> Item? -> Item? -> Item? -> More! -> START;
    }
    """)
public interface Window {
  /**
   * An item.
   *
   * @param value any
   */
  @In
  void item(int value);

  /** The next sixteen. */
  @Out
  void more();
}
