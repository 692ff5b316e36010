package org.copyless.jmh.ours;

import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.jmh.window.Contender;

/** Two blocks of the size of endpoints allocated and freed: the floor of {@link OpenClose}. */
public final class AllocateTwo implements Contender {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final int bytes = OpenClose.endpointBytes();

  /** Creates a heap. */
  public AllocateTwo() {}

  @Override
  public String name() {
    return "allocate-free";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (ByteVector one = heap.bytes(bytes);
          ByteVector other = heap.bytes(bytes)) {
        one.set(0, i);
        other.set(0, i);
      }
    }
  }
}
