package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The allocator against a list of intervals. */
class AllocatorModelTest {
  private static final int STEPS = 20_000;

  private final TreeMap<Long, Long> live = new TreeMap<>();
  private final List<Long> order = new ArrayList<>();
  private final Map<Long, Integer> generations = new HashMap<>();
  private long liveBytes;
  private long peakBytes;
  private long peakBlocks;
  private long allocations;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void blocksAreAlignedApartZeroedAndCounted(int seed) {
    Random random = new Random(seed);
    try (Memory memory = new Memory(200_000L << random.nextInt(6))) {
      for (int step = 0; step < STEPS; step++) {
        boolean shrink = step / 2_000 % 2 == 1;
        if (!order.isEmpty() && random.nextInt(10) < (shrink ? 7 : 3)) {
          free(memory, random.nextInt(order.size()));
        } else {
          take(memory, (long) Math.exp(random.nextDouble() * (step % 100 == 0 ? 14 : 9)), step);
        }
        if (step % 1_000 == 0) {
          compare(memory);
        }
      }
      while (!order.isEmpty()) {
        free(memory, order.size() - 1);
      }
      compare(memory);
      long whole = memory.statistics().limitBytes() & -BlockDescriptor.ALIGNMENT;
      take(memory, whole - BlockDescriptor.HEADER_LENGTH, 0);
      assertEquals(1, order.size(), "all memory in one block");
    }
  }

  private void take(Memory memory, long size, int step) {
    long owner = 1L + step;
    long taken = memory.allocator.take(size, Memory.TYPE, owner);
    if (taken == Allocator.FULL) {
      assertTrue(memory.largest() < size, "false alarm");
      return;
    }
    long block = taken & Spans.OFFSET;
    assertEquals(0, block % BlockDescriptor.ALIGNMENT);
    assertApart(block, block + BlockDescriptor.HEADER_LENGTH + size);
    int last = generations.getOrDefault(block, -1);
    assertTrue(memory.region.generation(block) > last, "the generation has gone back");
    MemorySegment payload = memory.payload(block);
    assertEquals(size, payload.byteSize());
    if ((taken & Spans.FRESH) != 0) {
      assertEquals(0, payload.mismatch(MemorySegment.ofArray(new byte[(int) size])) + 1);
    }
    payload.fill((byte) 0x81);
    live.put(block, size);
    order.add(block);
    liveBytes += size;
    allocations++;
    peakBytes = Math.max(peakBytes, liveBytes);
    peakBlocks = Math.max(peakBlocks, order.size());
  }

  private void assertApart(long from, long to) {
    var before = live.lowerEntry(to);
    if (before != null) {
      long end = before.getKey() + BlockDescriptor.HEADER_LENGTH + before.getValue();
      assertTrue(end <= from, () -> "overlap at 0x" + Long.toHexString(from));
    }
  }

  private void free(Memory memory, int index) {
    long block = order.get(index);
    order.set(index, order.getLast());
    order.removeLast();
    long size = live.remove(block);
    liveBytes -= size;
    assertEquals(size, memory.region.size(block));
    MemorySegment payload = memory.payload(block);
    if (size > 0) {
      assertEquals((byte) 0x81, payload.get(ValueLayout.JAVA_BYTE, 0));
      assertEquals((byte) 0x81, payload.get(ValueLayout.JAVA_BYTE, size - 1));
    }
    generations.put(block, memory.region.generation(block));
    memory.free(block);
  }

  private void compare(Memory memory) {
    HeapStatistics now = memory.statistics();
    assertEquals(order.size(), now.liveBlocks());
    assertEquals(liveBytes, now.liveBytes());
    assertEquals(allocations, now.allocations());
    assertEquals(peakBlocks, now.peakBlocks());
    assertEquals(peakBytes, now.peakBytes());
    assertTrue(now.reservedBytes() <= now.limitBytes());
    Map<Long, Long> seen = new TreeMap<>();
    memory.region.walk((offset, generation, owner, type, size) -> seen.put(offset, size));
    assertEquals(live, seen);
  }
}
