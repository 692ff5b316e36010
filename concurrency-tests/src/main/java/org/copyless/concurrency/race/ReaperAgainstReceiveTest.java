package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * R68, R86: a process ends while its peer waits for it; the peer receives what was sent, then the
 * close.
 */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc = "the message was sent before the end; the reaper closes the end and frees the rest")
@Outcome(
    expect = FORBIDDEN,
    desc =
        "the close was seen before the message, the vector was taken from its receiver, or a block"
            + " was lost")
@State
public class ReaperAgainstReceiveTest extends Conversation {
  /** Opens a channel between two processes. */
  public ReaperAgainstReceiveTest() {}

  /** Sends a vector and ends, with blocks of its own. */
  @Actor
  public void sendAndEnd() {
    asking.enter();
    sendBytes(42);
    heap.bytes(8).setInt(0, 1);
    asking.end();
  }

  /**
   * Receives, then hears of the end.
   *
   * @param result the stamp, if the close came after it
   */
  @Actor
  public void receive(II_Result result) {
    answering.enter();
    int stamp = receiveQuestion();
    exp.sendAnswer(0);
    result.r1 = receiveQuestion() == CLOSED ? stamp : -3;
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
