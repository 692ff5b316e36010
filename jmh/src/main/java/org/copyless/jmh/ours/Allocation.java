package org.copyless.jmh.ours;

import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.window.Contender;

/** A vector allocated, written and closed; on both sides at a time if wanted. */
public final class Allocation implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final int bytes;
  private final boolean both;

  /**
   * Creates a heap.
   *
   * @param bytes of a block
   * @param both whether the answering side does the same
   */
  public Allocation(int bytes, boolean both) {
    this.bytes = bytes;
    this.both = both;
  }

  @Override
  public String name() {
    return "copyless";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (ByteVector block = heap.bytes(bytes)) {
        block.set(0, i);
      }
    }
  }

  @Override
  public void answer(int rounds) {
    if (both) {
      ask(rounds);
    }
  }
}
