package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R86: a process ends while its peer sends to it; what is under way is reclaimed once. */
@JCStressTest
@Outcome(
    id = "1, 0",
    expect = ACCEPTABLE,
    desc =
        "the vector is taken back by the sender, by the reaper that closes the end, or never left"
            + " the sender")
@Outcome(
    expect = FORBIDDEN,
    desc = "a block was lost or freed twice, or the sender met an exception")
@State
public class ReaperAgainstSendTest extends Conversation {
  /** Opens a channel between two processes. */
  public ReaperAgainstSendTest() {}

  /**
   * Sends to one that ends.
   *
   * @param result 1 if no exception came
   */
  @Actor
  public void send(II_Result result) {
    asking.enter();
    sendBytes(1);
    imp.close();
    result.r1 = 1;
  }

  /** Ends with its end open and a block of its own. */
  @Actor
  public void end() {
    answering.enter();
    heap.bytes(8).setInt(0, 1);
    answering.end();
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
