package org.copyless.jmh.peer;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import org.copyless.jmh.window.Contender;
import org.jctools.queues.SpscArrayQueue;

/** Items one way through a queue, both sides looking until there is room, or something to take. */
public final class QueueStream implements Contender {
  private static final int CAPACITY = 1024;
  private static final Integer ITEM = 1;

  private final String name;
  private final Queue<Integer> queue;
  private final Semaphore arrived = new Semaphore(0);

  private QueueStream(String name, Queue<Integer> queue) {
    this.name = name;
    this.queue = queue;
  }

  /**
   * Opens a queue of JCTools for one producer and one consumer.
   *
   * @return empty
   */
  public static Contender jctools() {
    return new QueueStream("jctools-spsc", new SpscArrayQueue<>(CAPACITY));
  }

  /**
   * Opens the JDK's bounded queue.
   *
   * @return empty
   */
  public static Contender array() {
    return new QueueStream("array-blocking-queue", new ArrayBlockingQueue<>(CAPACITY));
  }

  /**
   * Opens the JDK's unbounded queue.
   *
   * @return empty
   */
  public static Contender transfer() {
    return new QueueStream("linked-transfer-queue", new LinkedTransferQueue<>());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      while (!queue.offer(ITEM)) {
        Thread.onSpinWait();
      }
    }
    arrived.acquire();
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      while (queue.poll() == null) {
        Thread.onSpinWait();
      }
    }
    arrived.release();
  }
}
