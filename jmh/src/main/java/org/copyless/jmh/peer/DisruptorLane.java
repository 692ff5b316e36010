package org.copyless.jmh.peer;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.function.IntConsumer;

/** A ring of the Disruptor with one producer and one consumer, both spinning. */
final class DisruptorLane {
  private final RingBuffer<Word> ring;
  private final SequenceBarrier barrier;
  private final Sequence taken = new Sequence();

  /** A place in a ring. */
  private static final class Word {
    int word;
  }

  /** Makes a ring with so many places, a power of two. */
  DisruptorLane(int capacity) {
    ring = RingBuffer.createSingleProducer(Word::new, capacity, new BusySpinWaitStrategy());
    barrier = ring.newBarrier();
    ring.addGatingSequences(taken);
  }

  void put(int word) {
    long next = ring.next();
    ring.get(next).word = word;
    ring.publish(next);
  }

  /** Takes the next word. */
  int take() throws AlertException, InterruptedException, TimeoutException {
    long next = taken.get() + 1;
    barrier.waitFor(next);
    int word = ring.get(next).word;
    taken.set(next);
    return word;
  }

  /** Takes all that has come, at most so many, and makes room for it once; returns how many. */
  int take(int most, IntConsumer each)
      throws AlertException, InterruptedException, TimeoutException {
    long first = taken.get() + 1;
    long last = Math.min(barrier.waitFor(first), first + most - 1);
    for (long next = first; next <= last; next++) {
      each.accept(ring.get(next).word);
    }
    taken.set(last);
    return (int) (last - first + 1);
  }
}
