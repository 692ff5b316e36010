package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R68, R80: a receiver that is about to park is woken, by a message as by a close. */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc =
        "receiver: waiting word, fence, last look at the tag; sender: tag and word in one step:"
            + " one sees the other")
@Outcome(
    expect = FORBIDDEN,
    desc = "another message, or a lost block (a lost wake-up shows as a time-out of the test)")
@State
public class WakeUpTest extends Conversation {
  /** Opens a channel between two processes. */
  public WakeUpTest() {}

  /** Sends when the other one may have gone to sleep, then closes. */
  @Actor
  public void send() {
    asking.enter();
    Pause.aboutAsLongAsSpinning();
    imp.sendNumber(1, 42);
    Pause.aboutAsLongAsSpinning();
    imp.close();
  }

  /**
   * Waits for the message, and for the close.
   *
   * @param result the message, if the close came after it
   */
  @Actor
  public void receive(II_Result result) {
    answering.enter();
    int question = receiveQuestion();
    exp.sendAnswer(0);
    result.r1 = receiveQuestion() == CLOSED ? question : -3;
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
