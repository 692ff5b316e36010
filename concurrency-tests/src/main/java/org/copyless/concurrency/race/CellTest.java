package org.copyless.concurrency.race;

import static org.copyless.concurrency.race.Conversation.uninterrupted;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.copyless.heap.TCell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R23, R24: two threads share a block by a cell; each has it alone while it has it. */
@JCStressTest
@Outcome(
    id = "4, 0",
    expect = ACCEPTABLE,
    desc = "acquire, add, release, by one after the other: each sees what was added before")
@Outcome(
    expect = FORBIDDEN,
    desc = "both had the block, one did not see the other's work, or the block was lost")
@State
public class CellTest {
  private final ExchangeHeap heap = Heaps.take();
  private final TCell<LongVector> cell = new TCell<>(heap.longs(1));

  /** Makes a full cell. */
  public CellTest() {}

  /** Adds twice. */
  @Actor
  public void one() {
    add();
    add();
  }

  /** Adds twice. */
  @Actor
  public void other() {
    add();
    add();
  }

  private void add() {
    LongVector counter = uninterrupted(cell::acquire);
    counter.set(0, counter.get(0) + 1);
    uninterrupted(
        () -> {
          cell.release(counter);
          return cell;
        });
  }

  /**
   * Takes the block out for good.
   *
   * @param result what is in it, blocks that are left
   */
  @Arbiter
  public void count(II_Result result) {
    try (LongVector counter = uninterrupted(cell::acquire)) {
      result.r1 = (int) counter.get(0);
    }
    result.r2 = Heaps.left(heap);
  }
}
