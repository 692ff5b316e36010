package org.copyless.jmh.peer;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;

/** A ring of the Disruptor with one producer and one consumer, both spinning. */
final class DisruptorLane {
  private final RingBuffer<Word> ring;
  private final SequenceBarrier barrier;
  private final Sequence taken = new Sequence();
  private int highest;

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
    while (!ring.hasAvailableCapacity(1)) {
      Thread.onSpinWait(); // next would park for a moment
    }
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
  int take(int most) throws AlertException, InterruptedException, TimeoutException {
    long first = taken.get() + 1;
    long last = Math.min(barrier.waitFor(first), first + most - 1);
    int high = -1;
    for (long next = first; next <= last; next++) {
      high = Math.max(high, ring.get(next).word);
    }
    highest = high;
    taken.set(last);
    return (int) (last - first + 1);
  }

  /** Returns the highest word that was taken together last. */
  int highest() {
    return highest;
  }
}
