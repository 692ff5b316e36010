package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;
import org.copyless.concurrency.contract.QuestionsExp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R58, R60: one source is closed while a select waits for it and for a message of another. */
@JCStressTest
@Outcome(
    id = "12, 0",
    expect = ACCEPTABLE,
    desc = "select sees the first peer's close; then the second one's message")
@Outcome(
    id = "21, 0",
    expect = ACCEPTABLE,
    desc = "the message is there before the close; the close is seen by the next wait")
@Outcome(
    expect = FORBIDDEN,
    desc = "a row that is not satisfied, or a lost block (a lost close shows as a time-out)")
@State
public class CloseAgainstAwaitTest extends Meeting {
  private static final Select CLOSE_OR_NUMBER =
      Select.matrix(
          Select.row(ChannelClosed.class, Select.ANY),
          Select.row(Select.ANY, QuestionsExp.Number.class));
  private static final Select CLOSE = Select.matrix(Select.row(ChannelClosed.class));

  /** Opens two channels among three processes. */
  public CloseAgainstAwaitTest() {}

  /** One thread closes, another one asks. */
  @Actor
  public void closeAndAsk() {
    Third.beside(this::askSecond, this::closeFirst);
  }

  private void closeFirst() {
    first.enter();
    Pause.aboutAsLongAsSpinning();
    firstImp.close();
  }

  /**
   * Waits for the close and the message.
   *
   * @param result 12 or 21, as they came
   */
  @Actor
  public void select(II_Result result) {
    answering.enter();
    if (await(CLOSE_OR_NUMBER, firstExp, secondExp) == 0) {
      firstExp.close();
      await(ONE, secondExp);
      result.r1 = 10 + take(secondExp);
    } else {
      int question = take(secondExp);
      await(CLOSE, firstExp);
      firstExp.close();
      result.r1 = 10 * question + 1;
    }
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
