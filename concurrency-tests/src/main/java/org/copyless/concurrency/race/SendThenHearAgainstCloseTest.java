package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.concurrency.contract.QuestionsImp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R63, R82: the vector that nobody received is gone before its sender hears of the close. */
@JCStressTest
@Outcome(
    id = "1, 0",
    expect = ACCEPTABLE,
    desc =
        "closer: closed flag, takes the tag back; sender: sees the flag, finds the slot empty;"
            + " hears CLOSED")
@Outcome(
    id = "2, 0",
    expect = ACCEPTABLE,
    desc = "sender: tag, looks at the flag too early; closer: takes the tag back, reclaims later")
@Outcome(
    expect = FORBIDDEN,
    desc = "an answer that nobody sent, a lost block, or one that was freed twice")
@State
public class SendThenHearAgainstCloseTest extends Conversation {
  /** Opens a channel between two processes. */
  public SendThenHearAgainstCloseTest() {}

  /**
   * Sends a vector and waits for the answer, which will not come.
   *
   * @param result 1 if the vector was gone by then, 2 if not yet
   */
  @Actor
  public void send(II_Result result) {
    asking.enter();
    sendBytes(1);
    long answer = receiveAnswer(QuestionsImp.START_BYTES);
    long blocks = heap.statistics().liveBlocks();
    result.r1 = answer != CLOSED ? -3 : blocks <= 2 ? 1 : 2;
    imp.close();
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
