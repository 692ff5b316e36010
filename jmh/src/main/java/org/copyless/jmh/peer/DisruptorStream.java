package org.copyless.jmh.peer;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.TimeoutException;
import java.util.concurrent.Semaphore;
import org.copyless.jmh.window.Contender;

/** Items one way through a ring of the Disruptor, taken in batches, both sides spinning. */
public final class DisruptorStream implements Contender {
  private static final int CAPACITY = 1024;

  private final DisruptorLane lane = new DisruptorLane(CAPACITY);
  private final Semaphore arrived = new Semaphore(0);

  /** Opens the ring. */
  public DisruptorStream() {}

  @Override
  public String name() {
    return "disruptor";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      lane.put(i);
    }
    arrived.acquire();
  }

  @Override
  public void answer(int rounds) throws AlertException, InterruptedException, TimeoutException {
    int left = rounds;
    while (left > 0) {
      left -= lane.take(left);
    }
    if (rounds > 0 && lane.highest() != rounds - 1) {
      throw new IllegalStateException("last item " + lane.highest() + " of " + rounds);
    }
    arrived.release();
  }
}
