package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.copyless.concurrency.contract.QuestionsExp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** R68: a receive whose time is over at about the time of the send. */
@JCStressTest
@Outcome(
    id = "42, 42, 0",
    expect = ACCEPTABLE,
    desc = "sender: tag, wakes the receiver, or the last look of the receiver finds the tag")
@Outcome(
    id = "0, 42, 0",
    expect = ACCEPTABLE,
    desc = "receiver: time is over, last look, waiting word withdrawn; sender: tag; next receive")
@Outcome(
    expect = FORBIDDEN,
    desc = "a message that is lost or comes twice, a close before it, or a lost block")
@State
public class TimedReceiveTest extends Conversation {
  /** Opens a channel between two processes. */
  public TimedReceiveTest() {}

  /** Sends when the other one's time is about to be over, then closes. */
  @Actor
  public void send() {
    asking.enter();
    Pause.aboutAsLongAsSpinning();
    imp.sendNumber(1, 42);
    imp.close();
  }

  /**
   * Waits for a short time, then as long as it takes.
   *
   * @param result the message if it came in time, else 0; the message
   */
  @Actor
  public void receive(III_Result result) {
    answering.enter();
    QuestionsExp.Start early =
        uninterrupted(() -> exp.receive(QuestionsExp.START, Duration.ofNanos(20_000)));
    result.r1 = early == null ? 0 : early instanceof QuestionsExp.Number n ? n.shift() : CLOSED;
    result.r2 = early == null ? receiveQuestion() : result.r1;
    exp.close();
  }

  /**
   * Counts what is left.
   *
   * @param result the blocks
   */
  @Arbiter
  public void count(III_Result result) {
    result.r3 = left();
  }
}
