package org.copyless.jmh.peer;

import java.util.concurrent.ArrayBlockingQueue;
import org.copyless.jmh.window.Contender;

/**
 * What isolation costs without ownership: each array is cloned before it is put into a queue. Both
 * sides look at the queue until something is there, so that the copy is measured and not the wait.
 */
public final class ClonePair implements Contender {
  private final ArrayBlockingQueue<byte[]> questions = new ArrayBlockingQueue<>(1);
  private final ArrayBlockingQueue<byte[]> answers = new ArrayBlockingQueue<>(1);
  private byte[] block;

  /**
   * Opens the queues.
   *
   * @param bytes of a message, both ways
   */
  public ClonePair(int bytes) {
    block = new byte[bytes];
  }

  @Override
  public String name() {
    return "clone-queue";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      questions.add(block.clone());
      block = await(answers);
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      answers.add(await(questions).clone());
    }
  }

  private static byte[] await(ArrayBlockingQueue<byte[]> queue) {
    byte[] message = queue.poll();
    while (message == null) {
      Thread.onSpinWait();
      message = queue.poll();
    }
    return message;
  }
}
