package org.copyless.jmh.ours;

import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.window.Contender;

/** A vector allocated with the content of an array, and closed. */
public final class FilledAllocation implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final byte[] content;

  /**
   * Creates a heap.
   *
   * @param bytes of a block
   */
  public FilledAllocation(int bytes) {
    content = new byte[bytes];
  }

  @Override
  public String name() {
    return "copyless-filled";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (ByteVector block = heap.bytesOf(content)) {
        block.set(0, i);
      }
    }
  }
}
