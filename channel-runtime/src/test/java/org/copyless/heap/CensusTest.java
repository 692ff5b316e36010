package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.copyless.heap.spi.Owner;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counting blocks while others are at work. */
class CensusTest {
  @Test
  @DisplayName("a block that is just being freed is not said to be somebody's")
  void beingFreed() {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      Store store = new Store(heap, 1 << 20);
      ByteVector block = store.allocate(ByteVector.TYPE, new ByteVector(), 8);
      long owner = Owner.current().id();
      giveTo(store, BlockDescriptor.NOBODY);
      assertEquals(
          List.of(new Holding("being closed", "ByteVector", 1, 8)), Census.of(store).holdings());
      giveTo(store, owner);
      block.close();
      store.close();
    }
  }

  private static void giveTo(Store store, long owner) {
    store.walk((offset, generation, from, type, size) -> store.region.owner(offset, owner));
  }
}
