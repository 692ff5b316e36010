package org.copyless.jmh.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.HeapUse;

/** Virtual threads that all park, then are all unparked, and end. A round is a thread. */
public final class VirtualCrowd implements Contender {
  private final int size;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Has nothing to set up.
   *
   * @param size how many threads the figures are taken of
   */
  public VirtualCrowd(int size) {
    this.size = size;
  }

  @Override
  public String name() {
    return "virtual-threads";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    gather(rounds, () -> {});
  }

  @Override
  public Map<String, Double> figures() throws InterruptedException {
    long before = HeapUse.now();
    double[] taken = new double[1];
    gather(size, () -> taken[0] = HeapUse.now() - before);
    return Map.of("heap-bytes", taken[0] / size);
  }

  private void gather(int rounds, Runnable whenAllWait) throws InterruptedException {
    waiting.set(0);
    List<Thread> threads = new ArrayList<>(rounds);
    for (int i = 0; i < rounds; i++) {
      threads.add(Thread.ofVirtual().start(this::parkOnce));
    }
    while (waiting.get() < rounds) {
      Thread.sleep(1);
    }
    whenAllWait.run();
    threads.forEach(LockSupport::unpark);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void parkOnce() {
    waiting.incrementAndGet();
    LockSupport.park(this);
  }
}
