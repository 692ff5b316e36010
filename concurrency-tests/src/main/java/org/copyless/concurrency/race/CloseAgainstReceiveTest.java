package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R60, R68: what was sent before the close is received before it is seen. */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc = "receiver finds the tag, whether or not the peer has closed meanwhile")
@Outcome(expect = FORBIDDEN, desc = "the close was seen before the message, or a block was lost")
@State
public class CloseAgainstReceiveTest extends Conversation {
  /** Opens a channel between two processes. */
  public CloseAgainstReceiveTest() {}

  /** Sends and closes at once. */
  @Actor
  public void sendAndClose() {
    asking.enter();
    imp.sendNumber(1, 42);
    imp.close();
  }

  /**
   * Receives the message, then the close.
   *
   * @param result what came first, if the close came second
   */
  @Actor
  public void receiveTwice(II_Result result) {
    answering.enter();
    int first = receiveQuestion();
    if (first != CLOSED) {
      exp.sendAnswer(0);
    }
    result.r1 = receiveQuestion() == CLOSED ? first : -3;
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
