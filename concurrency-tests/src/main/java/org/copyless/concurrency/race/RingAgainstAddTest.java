package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;
import org.copyless.concurrency.contract.QuestionsExp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R61, R88: a message comes while its endpoint is added to a set. */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc =
        "sender: tag and waiting word in one step; add: waiting word, fence, tag: the sender rings"
            + " or add finds the message, or both")
@Outcome(
    expect = FORBIDDEN,
    desc = "no message, or a lost block (a message that is overlooked shows as a time-out)")
@State
public class RingAgainstAddTest extends Conversation {
  private static final Select ONE = Select.matrix(Select.row(QuestionsExp.Number.class));

  /** Opens a channel between two processes. */
  public RingAgainstAddTest() {}

  /** Sends and closes. */
  @Actor
  public void send() {
    asking.enter();
    imp.sendNumber(1, 42);
    imp.close();
  }

  /**
   * Adds, takes out at once, and adds again before it waits.
   *
   * @param result the message
   */
  @Actor
  public void add(II_Result result) {
    answering.enter();
    try (EndpointSet<QuestionsExp> set = EndpointSet.create(heap, QuestionsExp.START)) {
      set.add(exp);
      Meeting.await(ONE, set);
      set.add(set.selected());
      Meeting.await(ONE, set);
      result.r1 = Meeting.take(set.selected());
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
