package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R80: whoever receives a message sees its arguments, and all that was done to its blocks. */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc = "sender: stamp block, store arguments, tag; receiver: sees the tag, hence both stamps")
@Outcome(
    expect = FORBIDDEN,
    desc = "the tag was seen before an argument or the contents of the block, or a block was lost")
@State
public class PublishReceiveTest extends Conversation {
  /** Opens a channel between two processes. */
  public PublishReceiveTest() {}

  /** Sends a stamped vector. */
  @Actor
  public void send() {
    asking.enter();
    sendBytes(42);
    imp.close();
  }

  /**
   * Receives it.
   *
   * @param result the stamp, if it is the same in the message and in the vector
   */
  @Actor
  public void receive(II_Result result) {
    answering.enter();
    result.r1 = receiveQuestion();
    exp.close();
  }

  /**
   * Counts what is left.
   *
   * @param result the blocks
   */
  @Arbiter
  public void count(II_Result result) {
    result.r2 = left();
  }
}
