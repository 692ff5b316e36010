package org.copyless.concurrency.race;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.copyless.heap.ExchangeHeap;

/**
 * Empty heaps, so that each state of a race has one of its own and what is left in it can be
 * counted. A heap in which something is left is not used again.
 */
final class Heaps {
  private static final long BYTES = 1L << 20;
  private static final ConcurrentLinkedQueue<ExchangeHeap> EMPTY = new ConcurrentLinkedQueue<>();

  private Heaps() {}

  static ExchangeHeap take() {
    ExchangeHeap heap = EMPTY.poll();
    return heap != null ? heap : ExchangeHeap.create(BYTES);
  }

  /** Returns how many blocks are left in a heap that nobody uses any more. */
  static int left(ExchangeHeap heap) {
    int blocks = (int) heap.statistics().liveBlocks();
    if (blocks == 0) {
      EMPTY.add(heap);
    }
    return blocks;
  }
}
