package org.copyless.jmh.peer;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import org.copyless.jmh.window.Contender;

/** A ring of the Disruptor in each direction, both sides spinning. */
public final class DisruptorPair implements Contender {
  private final Lane questions = new Lane();
  private final Lane answers = new Lane();

  /** Opens the rings. */
  public DisruptorPair() {}

  /** A place in a ring. */
  private static final class Word {
    int word;
  }

  /** A ring with one producer and one consumer. */
  private static final class Lane {
    private static final int CAPACITY = 64;

    private final RingBuffer<Word> ring =
        RingBuffer.createSingleProducer(Word::new, CAPACITY, new BusySpinWaitStrategy());
    private final SequenceBarrier barrier = ring.newBarrier();
    private final Sequence taken = new Sequence();

    Lane() {
      ring.addGatingSequences(taken);
    }

    void put(int word) {
      long next = ring.next();
      ring.get(next).word = word;
      ring.publish(next);
    }

    int take() throws AlertException, InterruptedException, TimeoutException {
      long next = taken.get() + 1;
      barrier.waitFor(next);
      int word = ring.get(next).word;
      taken.set(next);
      return word;
    }
  }

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
