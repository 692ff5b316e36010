package org.copyless.heap;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A stack overflow within the freeing of a block to which a slot still points, because its program
 * comes to empty the slot no more.
 */
class FreeOverflowTest {
  private static final String STEP = "org.copyless.heap.Granule::end";

  @Test
  @DisplayName("a block that an overflow has caught on its way is not freed again by its slot")
  void notTwice() throws IOException, InterruptedException {
    StackEnd.check(Program.class, STEP, STEP);
  }

  static final class Program extends StackEnd {
    /** More than a magazine holds. */
    private static final int BLOCKS = 24;

    private final ExchangeHeap heap = ExchangeHeap.create();
    private TrackedVector<ByteVector> holder;

    private Program() {
      super(200);
      fill();
    }

    public static void main(String[] args) throws InterruptedException {
      runDeep(Program::new);
    }

    private void fill() {
      holder = heap.vector(1);
      try (Slot<ByteVector> slot = holder.expose(0)) {
        slot.set(heap.bytes(8));
      }
    }

    @Override
    void operate() {
      try (Slot<ByteVector> slot = holder.expose(0)) {
        slot.get().close();
        slot.set(null);
      }
    }

    @Override
    void goOn(boolean overflowed) {
      holder.close();
      checkDistinct();
      fill();
    }

    /** Takes blocks, and looks whether two are the same. */
    private void checkDistinct() {
      ByteVector[] blocks = new ByteVector[BLOCKS];
      for (int i = 0; i < BLOCKS; i++) {
        blocks[i] = heap.bytes(8);
        blocks[i].set(0, (byte) i);
      }
      for (int i = 0; i < BLOCKS; i++) {
        if (blocks[i].get(0) != i) {
          fail("twice: " + blocks[i]);
        }
      }
      for (ByteVector block : blocks) {
        block.close();
      }
      if (heap.statistics().liveBlocks() != 0) {
        fail("live: " + heap.statistics());
      }
    }
  }
}
