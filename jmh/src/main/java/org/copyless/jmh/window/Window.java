package org.copyless.jmh.window;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;

/**
 * Lets one contender run for a moment: both sides meet, run a few rounds that do not count, then
 * those that do.
 */
final class Window {
  private static final int LEAD = 16;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Side asking;
  private final Side answering;
  private final Semaphore met = new Semaphore(0);
  private Sample last = new Sample(0, 0);

  /**
   * What a round has cost.
   *
   * @param nanos the time, for the asking side
   * @param bytes what all threads together have left to the garbage collector
   */
  record Sample(double nanos, double bytes) {}

  Window(Sides sides) {
    asking = Side.start(sides, Core.ASKING);
    answering = Side.start(sides, Core.ANSWERING);
  }

  Sample run(Contender contender, int rounds, boolean leads) throws InterruptedException {
    int lead = leads ? rounds / LEAD : 0;
    asking.begin(() -> ask(contender, lead, rounds));
    asking.await();
    return last;
  }

  /**
   * The asking side starts the other one itself: what comes to virtual threads from outside may
   * wait for minutes while two of them give way to each other.
   */
  private void ask(Contender contender, int lead, int rounds) throws Exception {
    answering.begin(() -> answer(contender, lead, rounds));
    met.acquire();
    contender.ask(lead);
    long bytes = THREADS.getTotalThreadAllocatedBytes();
    long start = System.nanoTime();
    contender.ask(rounds);
    double nanos = System.nanoTime() - start;
    last =
        new Sample(
            nanos / rounds, (THREADS.getTotalThreadAllocatedBytes() - bytes) / (double) rounds);
    answering.await();
  }

  private void answer(Contender contender, int lead, int rounds) throws Exception {
    met.release();
    contender.answer(lead);
    contender.answer(rounds);
  }
}
