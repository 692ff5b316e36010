package org.copyless.jmh.peer;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.TimeoutException;
import org.copyless.jmh.window.Contender;

/** A ring of the Disruptor in each direction, both sides spinning. */
public final class DisruptorPair implements Contender {
  private static final int CAPACITY = 64;

  private final DisruptorLane questions = new DisruptorLane(CAPACITY);
  private final DisruptorLane answers = new DisruptorLane(CAPACITY);

  /** Opens the rings. */
  public DisruptorPair() {}

  @Override
  public String name() {
    return "disruptor";
  }

  @Override
  public void ask(int rounds) throws AlertException, InterruptedException, TimeoutException {
    for (int i = 0; i < rounds; i++) {
      questions.put(i);
      answers.take();
    }
  }

  @Override
  public void answer(int rounds) throws AlertException, InterruptedException, TimeoutException {
    for (int i = 0; i < rounds; i++) {
      answers.put(questions.take());
    }
  }
}
