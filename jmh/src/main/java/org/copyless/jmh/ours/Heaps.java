package org.copyless.jmh.ours;

import org.copyless.heap.ExchangeHeap;

/** Exchange heaps for millions of things. */
final class Heaps {
  private static final long LIMIT = 8L << 30;

  private Heaps() {}

  static ExchangeHeap roomy() {
    return ExchangeHeap.create(LIMIT);
  }
}
