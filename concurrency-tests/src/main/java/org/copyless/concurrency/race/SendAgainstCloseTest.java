package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R63, R82: a message that meets the close of its receiver is reclaimed exactly once. */
@JCStressTest
@Outcome(
    id = "1, 0",
    expect = ACCEPTABLE,
    desc =
        "whoever exchanges the tag for EMPTY, sender or closer, reclaims the vector; then both"
            + " blocks go")
@Outcome(
    expect = FORBIDDEN,
    desc = "the vector was reclaimed by nobody or twice, or the channel stayed")
@State
public class SendAgainstCloseTest extends Conversation {
  /** Opens a channel between two processes. */
  public SendAgainstCloseTest() {}

  /**
   * Sends a vector and closes.
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

  /** Closes without a look. */
  @Actor
  public void close() {
    answering.enter();
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
