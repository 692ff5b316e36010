package org.copyless.jmh.ours;

import java.util.Map;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;
import org.copyless.jmh.window.Contender;

/** Among many blocks, the oldest freed and a new one allocated. */
public final class ManyBlocks implements Contender {
  private static final int BYTES = 32;

  private final ExchangeHeap heap = Heaps.roomy();
  private final String name;
  private final int size;

  /** Not in a cell, because to give it to one costs as much as it has elements. */
  private TrackedDeque<ByteVector> blocks;

  /**
   * Prepares; the asking side allocates.
   *
   * @param name what it is called
   * @param size number of blocks
   */
  public ManyBlocks(String name, int size) {
    this.name = name;
    this.size = size;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) {
    if (blocks == null) {
      blocks = TrackedDeque.create(heap);
    }
    while (blocks.size() < size) {
      blocks.addLast(heap.bytes(BYTES));
    }
    for (int i = 0; i < rounds; i++) {
      ByteVector oldest = blocks.pollFirst();
      if (oldest != null) {
        oldest.close();
      }
      blocks.addLast(heap.bytes(BYTES));
    }
  }

  @Override
  public Map<String, Double> figures() {
    double blocks = size;
    return Map.of(
        "exchange-bytes", heap.statistics().liveBytes() / blocks,
        "exchange-bytes-reserved", heap.statistics().reservedBytes() / blocks);
  }
}
