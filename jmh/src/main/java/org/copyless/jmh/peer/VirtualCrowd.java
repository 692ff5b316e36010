package org.copyless.jmh.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.copyless.jmh.window.Contender;
import org.copyless.jmh.window.HeapUse;

/**
 * Virtual threads that all wait, then are all woken, and end. A round is a thread.
 *
 * <p>Those that park are the floor: nothing but the thread, and nothing is told to it. Those with a
 * queue get a message, as a SIP does.
 */
public abstract sealed class VirtualCrowd implements Contender {
  private final String name;
  private final int size;
  private final AtomicInteger waiting = new AtomicInteger();

  private VirtualCrowd(String name, int size) {
    this.name = name;
    this.size = size;
  }

  /**
   * Makes a crowd of threads that park.
   *
   * @param size how many threads the figures are taken of
   * @return ready
   */
  public static Contender parking(int size) {
    return new Parking(size);
  }

  /**
   * Makes a crowd of threads that take from a queue of their own each.
   *
   * @param size how many threads the figures are taken of
   * @return ready
   */
  public static Contender queues(int size) {
    return new Queues(size);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void ask(int rounds) throws InterruptedException {
    gather(rounds, () -> {});
  }

  @Override
  public final Map<String, Double> figures() throws InterruptedException {
    long before = HeapUse.now();
    double[] taken = new double[1];
    gather(size, () -> taken[0] = HeapUse.now() - before);
    return Map.of("heap-bytes", taken[0] / size);
  }

  private void gather(int rounds, Runnable whenAllWait) throws InterruptedException {
    waiting.set(0);
    List<Thread> threads = new ArrayList<>(rounds);
    begin(rounds, threads);
    while (waiting.get() < rounds) {
      Thread.sleep(1);
    }
    whenAllWait.run();
    wake(threads);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** Says that the current thread is about to wait. */
  final void waits() {
    waiting.incrementAndGet();
  }

  abstract void begin(int count, List<Thread> threads);

  abstract void wake(List<Thread> threads);

  /** They park. */
  private static final class Parking extends VirtualCrowd {
    Parking(int size) {
      super("virtual-threads", size);
    }

    @Override
    void begin(int count, List<Thread> threads) {
      for (int i = 0; i < count; i++) {
        threads.add(Thread.ofVirtual().start(this::parkOnce));
      }
    }

    private void parkOnce() {
      waits();
      LockSupport.park(this);
    }

    @Override
    void wake(List<Thread> threads) {
      threads.forEach(LockSupport::unpark);
    }
  }

  /** They take. */
  private static final class Queues extends VirtualCrowd {
    private List<BlockingQueue<Integer>> queues = List.of();

    Queues(int size) {
      super("virtual-threads-queue", size);
    }

    @Override
    void begin(int count, List<Thread> threads) {
      queues = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        BlockingQueue<Integer> queue = new LinkedTransferQueue<>();
        queues.add(queue);
        threads.add(Thread.ofVirtual().start(() -> takeOnce(queue)));
      }
    }

    private void takeOnce(BlockingQueue<Integer> queue) {
      waits();
      try {
        Integer _ = queue.take();
      } catch (InterruptedException nobodyInterrupts) {
        throw new IllegalStateException(nobodyInterrupts);
      }
    }

    @Override
    void wake(List<Thread> threads) {
      queues.forEach(queue -> queue.add(1));
      queues = List.of();
    }
  }
}
