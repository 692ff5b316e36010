package org.copyless.jmh.peer;

import org.copyless.jmh.window.Contender;
import org.jctools.queues.SpscArrayQueue;

/** A queue of JCTools for one producer and one consumer in each direction, both sides spinning. */
public final class JctoolsPair implements Contender {
  private static final int CAPACITY = 64;

  private final SpscArrayQueue<Integer> questions = new SpscArrayQueue<>(CAPACITY);
  private final SpscArrayQueue<Integer> answers = new SpscArrayQueue<>(CAPACITY);

  /** Opens the queues. */
  public JctoolsPair() {}

  @Override
  public String name() {
    return "jctools-spsc";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      questions.offer(1);
      Integer _ = await(answers);
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      answers.offer(await(questions));
    }
  }

  private static Integer await(SpscArrayQueue<Integer> queue) {
    Integer word = queue.poll();
    while (word == null) {
      Thread.onSpinWait();
      word = queue.poll();
    }
    return word;
  }
}
