package org.copyless.jmh.peer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import org.copyless.jmh.window.Contender;

/** A blocking queue of the JDK in each direction. */
public final class BlockingQueues implements Contender {
  private final String name;
  private final BlockingQueue<Integer> questions;
  private final BlockingQueue<Integer> answers;

  private BlockingQueues(String name, Supplier<BlockingQueue<Integer>> queue) {
    this.name = name;
    questions = queue.get();
    answers = queue.get();
  }

  /**
   * Opens bounded queues with room for one.
   *
   * @return empty
   */
  public static Contender array() {
    return new BlockingQueues("array-blocking-queue", () -> new ArrayBlockingQueue<>(1));
  }

  /**
   * Opens unbounded queues without locks.
   *
   * @return empty
   */
  public static Contender transfer() {
    return new BlockingQueues("linked-transfer-queue", LinkedTransferQueue::new);
  }

  /**
   * Opens queues without room.
   *
   * @return empty
   */
  public static Contender synchronous() {
    return new BlockingQueues("synchronous-queue", SynchronousQueue::new);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      questions.put(1);
      Integer _ = answers.take();
    }
  }

  @Override
  public void answer(int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      answers.put(questions.take());
    }
  }
}
