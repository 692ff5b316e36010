package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.channel.EndpointSet;
import org.copyless.concurrency.contract.QuestionsExp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** R61, R88: a set of two, both of whose peers send while its owner is about to park. */
@JCStressTest
@Outcome(
    id = "1, 2, 0",
    expect = ACCEPTABLE,
    desc = "first sender: tag, member's bit, wakes the set's owner; the second one after it")
@Outcome(
    id = "2, 1, 0",
    expect = ACCEPTABLE,
    desc = "second sender's bit is taken first, whichever of the two wakes the owner")
@Outcome(
    expect = FORBIDDEN,
    desc = "a member without its message, or a lost block (a lost wake-up shows as a time-out)")
@State
public class SetWakeUpTest extends Meeting {
  /** Opens two channels among three processes. */
  public SetWakeUpTest() {}

  /** Two threads ask. */
  @Actor
  public void ask() {
    askBoth();
  }

  /**
   * Waits for each.
   *
   * @param result the questions in the order in which they came
   */
  @Actor
  public void select(III_Result result) {
    answering.enter();
    try (EndpointSet<QuestionsExp> set = EndpointSet.create(heap, QuestionsExp.START)) {
      set.add(firstExp);
      set.add(secondExp);
      await(ONE, set);
      result.r1 = take(set.selected());
      await(ONE, set);
      result.r2 = take(set.selected());
    }
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
