package org.copyless.jmh.ours;

import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.window.Contender;

/** A vector allocated, written and closed. */
public final class Allocation implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final int bytes;

  /**
   * Creates a heap.
   *
   * @param bytes of a block
   */
  public Allocation(int bytes) {
    this.bytes = bytes;
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
}
