package org.copyless.concurrency.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;

/**
 * Blocks that all processes of a network share by cells. Who visits has one for itself for a while,
 * and counts in it. A cell whose visitor has died stays empty.
 */
final class Shelf {
  private static final int CELLS = 4;

  private final List<TCell<ByteVector>> cells = new ArrayList<>();
  private final LongAdder visits = new LongAdder();

  Shelf(ExchangeHeap heap) {
    for (int i = 0; i < CELLS; i++) {
      cells.add(new TCell<>(heap.bytes(16)));
    }
  }

  /** Visits one of the cells, waiting for it if nobody dies here. */
  void visit(Network network) throws InterruptedException {
    TCell<ByteVector> cell = cells.get(Network.random().nextInt(CELLS));
    ByteVector counters = network.isDangerous() ? cell.tryAcquire() : cell.acquire();
    if (counters == null) {
      return;
    }
    counters.setInt(0, counters.getInt(0) + 1);
    network.stumble();
    visits.increment();
    counters.setInt(12, counters.getInt(12) + 1);
    cell.release(counters);
  }

  /**
   * Takes all blocks out, when nobody comes any more.
   *
   * @return how many visits there were
   */
  long clear() {
    long counted = 0;
    boolean complete = true;
    for (TCell<ByteVector> cell : cells) {
      try (ByteVector counters = cell.tryAcquire()) {
        complete &= counters != null;
        counted += counters == null ? 0 : check(counters);
      }
    }
    if (complete && counted != visits.sum()) {
      throw new AssertionError(counted + " of " + visits.sum() + " visits are counted");
    }
    return visits.sum();
  }

  private static int check(ByteVector counters) {
    if (counters.getInt(0) != counters.getInt(12)) {
      throw new AssertionError("two visitors at a time: " + counters);
    }
    return counters.getInt(0);
  }
}
