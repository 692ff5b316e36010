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

/** R86: the search for the blocks of a process that ends runs beside another that allocates. */
@JCStressTest
@Outcome(
    id = "0, 0",
    expect = ACCEPTABLE,
    desc = "the reaper finds the blocks of the ended process and no others")
@Outcome(
    expect = FORBIDDEN,
    desc = "a block of the living one was freed, or one of the dead one stayed")
@State
public class ReaperAgainstAllocationTest {
  private final ExchangeHeap heap = Heaps.take();
  private final Party ending = new Party("ending");
  private final Party living = new Party("living");
  private int wrong;

  /** Takes an empty heap. */
  public ReaperAgainstAllocationTest() {}

  /** Allocates and ends. */
  @Actor
  public void end() {
    ending.enter();
    for (int i = 0; i < 8; i++) {
      heap.longs(1 + i).set(0, 1);
    }
    ending.end();
  }

  /** Allocates, checks and frees. */
  @Actor
  public void live() {
    living.enter();
    for (int i = 0; i < 8; i++) {
      LongVector kept = heap.longs(1 + i);
      LongVector freed = heap.longs(1 + i);
      kept.set(0, 2);
      freed.close();
      wrong += kept.get(0) == 2 ? 0 : 1;
      kept.close();
    }
  }

  /**
   * Counts what went wrong.
   *
   * @param result wrong words, blocks that are left
   */
  @Arbiter
  public void count(II_Result result) {
    result.r1 = wrong;
    result.r2 = Heaps.left(heap);
  }
}
