package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Blocks are given to one owner at a time: two threads allocate, write, check and free. */
@JCStressTest
@Outcome(
    id = "0, 0",
    expect = ACCEPTABLE,
    desc = "each block was zeroed, kept what its owner wrote, and was freed once")
@Outcome(expect = FORBIDDEN, desc = "a block belonged to both threads, was not zeroed, or was lost")
@State
public class AllocateAgainstFreeTest {
  private final ExchangeHeap heap = Heaps.take();
  private int wrongOfOne;
  private int wrongOfOther;

  /** Takes an empty heap. */
  public AllocateAgainstFreeTest() {}

  /** Allocates and frees. */
  @Actor
  public void one() {
    wrongOfOne = churn(1);
  }

  /** Allocates and frees. */
  @Actor
  public void other() {
    wrongOfOther = churn(2);
  }

  private int churn(int stamp) {
    LongVector[] vectors = new LongVector[6];
    int wrong = 0;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = heap.longs(1 + 3 * i);
        wrong += vectors[i].get(0) == 0 && vectors[i].get(3 * i) == 0 ? 0 : 1;
        vectors[i].set(0, stamp);
        vectors[i].set(3 * i, stamp);
      }
      for (int i = 0; i < vectors.length; i++) {
        wrong += vectors[i].get(0) == stamp && vectors[i].get(3 * i) == stamp ? 0 : 1;
        vectors[i].close();
      }
    }
    return wrong;
  }

  /**
   * Counts what went wrong.
   *
   * @param result wrong words, blocks that are left
   */
  @Arbiter
  public void count(II_Result result) {
    result.r1 = wrongOfOne + wrongOfOther;
    result.r2 = Heaps.left(heap);
  }
}
