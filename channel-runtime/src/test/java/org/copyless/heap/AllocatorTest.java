package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the memory of one class becomes when another needs it, and when allocation fails. */
class AllocatorTest {
  private static final int LINE = BlockDescriptor.ALIGNMENT;
  private static final int HEADER = BlockDescriptor.HEADER_LENGTH;

  @Test
  @DisplayName("a heap that was full of the smallest blocks holds one large block later")
  void smallBlocksBecomeALargeOne() {
    try (Memory memory = new Memory(4 << 20)) {
      List<Long> small = memory.fill(0);
      assertEquals((4 << 20) / LINE, small.size());
      small.forEach(memory::free);
      long large = memory.take((4 << 20) - HEADER);
      assertNotEquals(Allocator.FULL, large);
      memory.free(large);
      assertEquals((4 << 20) / LINE, memory.fill(0).size());
      assertTrue(memory.statistics().reservedBytes() <= 4 << 20);
    }
  }

  @Test
  @DisplayName("free neighbours join beside live blocks of the same span")
  void neighboursJoin() {
    try (Memory memory = new Memory(64 << 10)) {
      List<Long> small = memory.fill(0);
      List<Long> hole = small.subList(100, 116);
      long first = hole.stream().mapToLong(Long::longValue).min().orElseThrow();
      hole.forEach(memory::free);
      assertEquals(Allocator.FULL, memory.take(16 * LINE - HEADER + 1));
      assertEquals(first, memory.take(16 * LINE - HEADER));
      assertEquals(Allocator.FULL, memory.take(0));
    }
  }

  @Test
  @DisplayName("one free line is enough for a block of one line, whatever it was before")
  void theLastLineIsUsed() {
    try (Memory memory = new Memory(1 << 20)) {
      List<Long> blocks = memory.fill(5_000);
      int rest = memory.fill(0).size();
      assertTrue(rest * LINE < 5_000 + HEADER, () -> "lines=" + rest);
      memory.free(blocks.get(7));
      long lines = SizeClasses.bytes(SizeClasses.of(5_000 + HEADER)) / LINE;
      assertEquals(lines, memory.fill(0).size());
    }
  }

  @Test
  @DisplayName("allocation fails exactly when no run of free lines is long enough")
  void exhaustionIsExact() {
    Random random = new Random(4);
    for (int round = 0; round < 20; round++) {
      try (Memory memory = new Memory(300_000 + random.nextInt(3_000_000))) {
        List<Long> live = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
          long size = (long) Math.exp(random.nextDouble() * 12);
          long block = memory.take(size);
          if (block == Allocator.FULL) {
            long largest = memory.largest();
            assertTrue(largest < size, () -> "requested=" + size + ", largest=" + largest);
            free(memory, live, random);
          } else {
            live.add(block);
          }
        }
        assertEquals(Allocator.FULL, memory.take(memory.statistics().limitBytes()));
        long largest = memory.largest();
        assertEquals(Allocator.FULL, memory.take(largest + 1));
        assertNotEquals(Allocator.FULL, memory.take(largest));
      }
    }
  }

  private static void free(Memory memory, List<Long> live, Random random) {
    for (int i = live.size() / 2; i > 0; i--) {
      memory.free(live.remove(random.nextInt(live.size())));
    }
  }

  @Test
  @DisplayName("the same requests fail at the same place each time")
  void exhaustionIsDeterministic() {
    assertEquals(failures(11), failures(11));
    assertNotEquals(failures(11), failures(12));
  }

  private static List<Integer> failures(int seed) {
    Random random = new Random(seed);
    List<Integer> failures = new ArrayList<>();
    try (Memory memory = new Memory(1 << 20)) {
      List<Long> live = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        long block = memory.take(random.nextInt(20_000));
        if (block == Allocator.FULL) {
          failures.add(i);
          free(memory, live, random);
        } else {
          live.add(block);
        }
      }
    }
    return failures;
  }

  @Test
  @DisplayName("a pointer to a freed block stays stale when its place is cut for another class")
  void generationsOutliveWhatAPlaceIsUsedFor() {
    try (Memory memory = new Memory(2 << 20)) {
      List<Long> small = memory.fill(0);
      int[] generations = small.stream().mapToInt(memory.region::generation).toArray();
      for (int cut = 0; cut < 5; cut++) {
        small.forEach(memory::free);
        long large = memory.take((2 << 20) - HEADER); // another extent under the same offsets
        memory.payload(large).fill((byte) 0xFF);
        for (int i = 0; i < generations.length; i++) {
          assertFalse(memory.region.isLive(small.get(i), generations[i], 63), "inside a payload");
        }
        memory.free(large);
        List<Long> again = memory.fill(0);
        for (int i = 0; i < generations.length; i++) {
          assertFalse(memory.region.isLive(small.get(i), generations[i], 63), "a later block");
          assertTrue(memory.region.generation(small.get(i)) > cut);
        }
        small = again.stream().sorted().toList();
        assertEquals(generations.length, small.size());
      }
    }
  }

  @Test
  @DisplayName("out of memory tells requested, largest, live and limit, and what to do")
  void theExceptionHasTheFigures() {
    try (ExchangeHeap heap = ExchangeHeap.create(64 << 10)) {
      ByteVector half = heap.bytes((32 << 10) - HEADER);
      var failure = assertThrows(OutOfExchangeMemoryException.class, () -> heap.bytes(40_000));
      String message = failure.getMessage();
      assertTrue(
          message.startsWith(
              "exchange heap out of memory: requested=40000 bytes, largest possible=32736 bytes; "
                  + heap.statistics()),
          message);
      assertTrue(
          message.endsWith(
              "; close blocks that are no longer needed or create the heap with a higher limit"),
          message);
      half.close();
      heap.bytes(40_000).close();
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  @DisplayName("peaks of one thread are exact, also far between two settlements")
  void peaksOfOneThreadAreExact() {
    try (Memory memory = new Memory(8 << 20)) {
      List<Long> live = new ArrayList<>();
      Random random = new Random(5);
      long bytes = 0;
      long peakBytes = 0;
      long peakBlocks = 0;
      for (int i = 0; i < 5_000; i++) {
        if (random.nextInt(300) == 0) {
          bytes = 0;
          live.forEach(memory::free);
          live.clear();
        }
        int size = random.nextInt(10_000);
        live.add(memory.take(size));
        bytes += size;
        peakBytes = Math.max(peakBytes, bytes);
        peakBlocks = Math.max(peakBlocks, live.size());
        HeapStatistics now = memory.statistics();
        assertEquals(bytes, now.liveBytes());
        assertEquals(live.size(), now.liveBlocks());
        assertEquals(peakBytes, now.peakBytes());
        assertEquals(peakBlocks, now.peakBlocks());
        assertEquals(i + 1, now.allocations());
      }
    }
  }
}
