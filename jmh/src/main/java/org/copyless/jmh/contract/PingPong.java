package org.copyless.jmh.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** A word forth, a word back: the smallest contract that goes on for ever. */
@Contract("state START: one { Ping? -> Pong! -> START; }")
public interface PingPong {
  /**
   * Asks.
   *
   * @param word any
   */
  @In
  void ping(int word);

  /**
   * Answers.
   *
   * @param word the one of the question
   */
  @Out
  void pong(int word);
}
