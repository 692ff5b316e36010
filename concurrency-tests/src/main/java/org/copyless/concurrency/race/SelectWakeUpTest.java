package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.concurrency.contract.QuestionsExp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** R52, R53, R80: two senders, and a select that is about to park. */
@JCStressTest
@Outcome(
    id = "1, 2, 0",
    expect = ACCEPTABLE,
    desc = "select sees the first tag, before or after it parked; then waits for the second one")
@Outcome(
    id = "2, 1, 0",
    expect = ACCEPTABLE,
    desc = "second sender: tag, bell; select looks, the first tag is not there yet; it comes later")
@Outcome(
    expect = FORBIDDEN,
    desc = "a row without its message, or a lost block (a lost wake-up shows as a time-out)")
@State
public class SelectWakeUpTest extends Meeting {
  /** Opens two channels among three processes. */
  public SelectWakeUpTest() {}

  /** Two threads ask. */
  @Actor
  public void ask() {
    askBoth();
  }

  /**
   * Waits for both, then for the one that is left.
   *
   * @param result the questions in the order in which they came
   */
  @Actor
  public void select(III_Result result) {
    answering.enter();
    boolean isFirst = await(EITHER, firstExp, secondExp) == 0;
    QuestionsExp early = isFirst ? firstExp : secondExp;
    QuestionsExp late = isFirst ? secondExp : firstExp;
    result.r1 = take(early);
    await(ONE, late);
    result.r2 = take(late);
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
