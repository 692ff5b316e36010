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
import org.openjdk.jcstress.infra.results.III_Result;

/** R24: an acquirer is interrupted while another thread releases; one of the two wins. */
@JCStressTest
@Outcome(
    id = "1, 0, 0",
    expect = ACCEPTABLE,
    desc = "release, then acquire takes the block; the interrupt comes too late and stays pending")
@Outcome(
    id = "0, 1, 0",
    expect = ACCEPTABLE,
    desc = "interrupt ends the wait, before release or between it and the wake-up: cell stays full")
@Outcome(
    expect = FORBIDDEN,
    desc = "the interrupted one took the block, nobody has it, or it was lost")
@State
public class CellInterruptTest {
  private final ExchangeHeap heap = Heaps.take();
  private final TCell<LongVector> cell = TCell.empty();
  private final Party releasing = new Party("releasing");
  private final LongVector block = releasing.give(heap.longs(1));
  private volatile Thread acquirer;
  private volatile boolean isInterrupted;

  /** Makes an empty cell. */
  public CellInterruptTest() {}

  /**
   * Acquires, and waits for the interrupt if that has not come.
   *
   * @param result 1 if it has got the block
   */
  @Actor
  public void acquire(III_Result result) {
    acquirer = Thread.currentThread();
    try (LongVector acquired = cell.acquire()) {
      result.r1 = acquired.length();
    } catch (InterruptedException e) {
      result.r1 = 0;
    }
    while (!isInterrupted) {
      Thread.onSpinWait();
    }
    Thread.interrupted(); // the thread is used again
  }

  /** One thread releases, another one interrupts. */
  @Actor
  public void releaseAndInterrupt() {
    Third.beside(this::release, this::interrupt);
  }

  private void release() {
    releasing.enter();
    Pause.aboutAsLongAsSpinning();
    uninterrupted(
        () -> {
          cell.release(block);
          return cell;
        });
  }

  private void interrupt() {
    while (acquirer == null) {
      Thread.onSpinWait();
    }
    Pause.aboutAsLongAsSpinning();
    acquirer.interrupt();
    isInterrupted = true;
  }

  /**
   * Looks into the cell.
   *
   * @param result 1 if the block is there, blocks that are left
   */
  @Arbiter
  public void look(III_Result result) {
    LongVector left = cell.tryAcquire();
    if (left != null) {
      result.r2 = left.length();
      left.close();
    }
    result.r3 = Heaps.left(heap);
  }
}
