package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walk over live blocks, beside everything else. */
class WalkTest {
  private static final long WITNESS = 77;
  private static final long CHURN = 78;
  private static final int WALKS = 150;

  @Test
  @DisplayName(
      "blocks that live throughout are visited once each, no payload is taken for a header")
  void underFire() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (Memory memory = new Memory(6 << 20);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Map<Long, Long> witnesses = witnesses(memory);
      List<Future<?>> churns = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Random random = new Random(i);
        churns.add(threads.submit(() -> churn(memory, random, stop)));
      }
      try {
        for (int walk = 0; walk < WALKS; walk++) {
          assertSeen(memory, witnesses);
        }
      } finally {
        stop.set(true);
      }
      for (Future<?> churn : churns) {
        churn.get(1, TimeUnit.MINUTES);
      }
    }
  }

  /** Blocks of all sizes that stay, between others that do not. */
  private static Map<Long, Long> witnesses(Memory memory) {
    Map<Long, Long> witnesses = new HashMap<>();
    List<Long> others = new ArrayList<>();
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      long size = 1L + random.nextInt(6_000);
      long witness = memory.take(size, WITNESS);
      imitate(memory, witness);
      witnesses.put(witness, size);
      others.add(memory.take(size, CHURN));
    }
    others.forEach(memory::free);
    return witnesses;
  }

  /** Fills a payload with what looks like headers of a block of nobody's with a false type. */
  private static void imitate(Memory memory, long block) {
    memory.payload(block).fill((byte) 0x55);
  }

  private static void churn(Memory memory, Random random, AtomicBoolean stop) {
    List<Long> mine = new ArrayList<>();
    while (!stop.get()) {
      double scale = random.nextInt(20) == 0 ? 15 : 8;
      long block = memory.take((long) Math.exp(random.nextDouble() * scale), CHURN);
      if (block == Allocator.FULL || mine.size() > 200) {
        mine.forEach(memory::free);
        mine.clear();
      }
      if (block != Allocator.FULL) {
        imitate(memory, block);
        mine.add(block);
      }
    }
    mine.forEach(memory::free);
  }

  private static void assertSeen(Memory memory, Map<Long, Long> witnesses) {
    Set<Long> seen = new HashSet<>();
    memory.region.walk(
        (offset, generation, owner, type, size) -> {
          assertEquals(Memory.TYPE, type);
          if (owner == WITNESS) {
            assertEquals(witnesses.get(offset), size);
            assertTrue(seen.add(offset), "visited twice");
          } else {
            assertTrue(owner == CHURN || owner == BlockDescriptor.NOBODY, () -> "owner=" + owner);
            assertTrue(size >= 0 && size < 4_000_000, () -> "size=" + size);
          }
        });
    assertEquals(witnesses.keySet(), seen);
  }

  @Test
  @DisplayName("freed blocks are not visited, and a closed heap says so")
  void freedBlocksAreNotVisited() {
    Memory memory = new Memory(1 << 20);
    long kept = memory.take(100);
    memory.free(memory.take(100));
    List<Long> seen = new ArrayList<>();
    memory.region.walk((offset, generation, owner, type, size) -> seen.add(offset));
    assertEquals(List.of(kept), seen);
    memory.close();
    assertThrows(IllegalStateException.class, () -> memory.region.walk((o, g, w, t, s) -> {}));
  }
}
