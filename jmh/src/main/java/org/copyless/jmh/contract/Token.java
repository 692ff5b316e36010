package org.copyless.jmh.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;

/** A token that is passed on, for ever. */
@Contract(value = "state START: one { Pass? -> START; }", unbounded = true)
public interface Token {
  /**
   * Passes it on.
   *
   * @param lap how often it has gone round
   */
  @In
  void pass(int lap);
}
