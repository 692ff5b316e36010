package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** R81: both ends close at once; each counts both blocks down, whoever reaches 0 frees. */
@JCStressTest
@Outcome(
    id = "0",
    expect = ACCEPTABLE,
    desc = "each block is counted down twice and freed by the second one, whoever that is")
@Outcome(expect = FORBIDDEN, desc = "a block was freed by nobody or twice")
@State
public class CloseAgainstCloseTest extends Conversation {
  /** Opens a channel with a question in it. */
  public CloseAgainstCloseTest() {
    super(1);
  }

  /** Closes the end that has asked. */
  @Actor
  public void closeImp() {
    asking.enter();
    imp.close();
  }

  /** Closes the end in which the question lies. */
  @Actor
  public void closeExp() {
    answering.enter();
    exp.close();
  }

  /**
   * Counts what is left.
   *
   * @param result the blocks
   */
  @Arbiter
  public void count(I_Result result) {
    result.r1 = left();
  }
}
