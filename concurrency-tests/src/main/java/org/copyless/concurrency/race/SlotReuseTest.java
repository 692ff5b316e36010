package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.concurrency.contract.QuestionsImp;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** R79, R80: a slot is used again only after an answer, and never shows the message before. */
@JCStressTest
@Outcome(
    id = "3, 7, 0",
    expect = ACCEPTABLE,
    desc = "question 1, taken, answer 1, question 2 into the same slot, taken, answer 2")
@Outcome(expect = FORBIDDEN, desc = "an old or a torn message was received, or a block was lost")
@State
public class SlotReuseTest extends Conversation {
  /** Opens a channel between two processes. */
  public SlotReuseTest() {}

  /**
   * Asks twice.
   *
   * @param result both answers, as bits
   */
  @Actor
  public void ask(III_Result result) {
    asking.enter();
    sendBytes(1);
    long first = receiveAnswer(QuestionsImp.START_BYTES);
    imp.sendNumber(9, 2);
    result.r1 = (int) (first | receiveAnswer(QuestionsImp.START_NUMBER));
    imp.close();
  }

  /**
   * Answers twice with what was asked.
   *
   * @param result which questions came, as bits, and the end
   */
  @Actor
  public void answer(III_Result result) {
    answering.enter();
    int first = receiveQuestion();
    exp.sendAnswer(first);
    int second = receiveQuestion();
    exp.sendAnswer(second);
    result.r2 = first + (second << 1) + (receiveQuestion() == CLOSED ? 2 : 0);
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
