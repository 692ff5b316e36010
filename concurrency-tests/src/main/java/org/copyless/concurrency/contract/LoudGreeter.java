package org.copyless.concurrency.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** May shout before it greets. */
@Contract("override state START: one { Shout! -> Heard? -> START; }")
public interface LoudGreeter extends Greeter {
  /**
   * A shout.
   *
   * @param stamp any
   */
  @Out
  void shout(int stamp);

  /**
   * The shout was heard.
   *
   * @param stamp the one of the shout
   */
  @In
  void heard(int stamp);
}
