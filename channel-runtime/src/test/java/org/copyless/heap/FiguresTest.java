package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Figures that are read while others allocate and free. */
class FiguresTest {
  private static final int STAYING = 100;
  private static final int COMING = Tally.BLOCKS + 8;
  private static final int READS = 300_000;

  @Test
  @DisplayName("what a stripe settles is counted neither twice nor not at all")
  void settledOnce() throws InterruptedException {
    Memory memory = new Memory(1 << 20);
    for (int i = 0; i < STAYING; i++) {
      assertNotEquals(Allocator.FULL, memory.take(16));
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread churn = Thread.ofPlatform().start(() -> churn(memory, over));
    try {
      for (int i = 0; i < READS; i++) {
        long live = memory.statistics().liveBlocks();
        assertTrue(live >= STAYING - 1 && live <= STAYING + COMING + 1, () -> "live=" + live);
      }
    } finally {
      over.set(true);
      churn.join();
      memory.close();
    }
  }

  private static void churn(Memory memory, AtomicBoolean over) {
    long[] blocks = new long[COMING];
    while (!over.get()) {
      for (int i = 0; i < COMING; i++) {
        blocks[i] = memory.take(16);
      }
      for (long block : blocks) {
        memory.free(block);
      }
    }
  }
}
