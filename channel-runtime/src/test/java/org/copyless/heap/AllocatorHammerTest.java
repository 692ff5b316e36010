package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Threads allocate, stamp whole payloads, pass blocks to each other, verify and free. */
class AllocatorHammerTest {
  private static final int ROUNDS = 30_000;
  private static final int KEPT = 40;

  @Test
  @DisplayName("four platform threads, two heaps, room for all")
  void roomForAll() throws Exception {
    hammer(Executors.newFixedThreadPool(4), 4, ROUNDS, 64 << 20, 64 << 20);
  }

  @Test
  @DisplayName("four platform threads, three heaps that are full most of the time")
  void shortOfMemory() throws Exception {
    hammer(Executors.newFixedThreadPool(4), 4, ROUNDS / 3, 300_000, 1 << 20, 3 << 20);
  }

  @Test
  @DisplayName("a thousand virtual threads share a few stripes")
  void virtualThreads() throws Exception {
    hammer(Executors.newVirtualThreadPerTaskExecutor(), 1_000, ROUNDS / 250, 8 << 20);
  }

  private static void hammer(ExecutorService threads, int count, int rounds, long... limits)
      throws Exception {
    List<Shared> heaps = new ArrayList<>();
    for (long limit : limits) {
      heaps.add(new Shared(new Memory(limit), new ConcurrentLinkedQueue<>()));
    }
    try (threads) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int seed = i;
        done.add(threads.submit(() -> churn(heaps, new Random(seed), rounds)));
      }
      for (Future<?> end : done) {
        end.get(1, TimeUnit.MINUTES);
      }
    }
    for (Shared heap : heaps) {
      heap.drain();
      HeapStatistics last = heap.memory.statistics();
      assertEquals(0, last.liveBlocks());
      assertEquals(0, last.liveBytes());
      long whole = last.limitBytes() & -BlockDescriptor.ALIGNMENT;
      assertNotEquals(
          Allocator.FULL, heap.memory.take(whole - BlockDescriptor.HEADER_LENGTH), "memory lost");
      heap.memory.close();
    }
  }

  private static void churn(List<Shared> heaps, Random random, int rounds) {
    for (int round = 0; round < rounds; round++) {
      Shared heap = heaps.get(random.nextInt(heaps.size()));
      long size = (long) Math.exp(random.nextDouble() * (round % 50 == 0 ? 12 : 7));
      long block = heap.memory.take(size);
      if (block != Allocator.FULL) {
        stamp(heap.memory.payload(block), block);
        heap.passed.add(block);
      }
      if (block == Allocator.FULL || heap.passed.size() > KEPT) {
        heap.freeOne();
      }
    }
  }

  private static void stamp(MemorySegment payload, long block) {
    payload.fill((byte) (block >>> 6));
    long end = payload.byteSize();
    for (long at = 0; at + Long.BYTES <= end; at += 512) {
      payload.set(ValueLayout.JAVA_LONG_UNALIGNED, at, block);
    }
  }

  private static void verify(MemorySegment payload, long block) {
    long end = payload.byteSize();
    for (long at = 0; at < end; at += 512) {
      if (at + Long.BYTES <= end) {
        assertEquals(block, payload.get(ValueLayout.JAVA_LONG_UNALIGNED, at));
      }
      for (long rest = at + Long.BYTES; rest < Math.min(end, at + 512); rest++) {
        if (payload.get(ValueLayout.JAVA_BYTE, rest) != (byte) (block >>> 6)) {
          throw new AssertionError("overwritten: 0x" + Long.toHexString(block) + "+" + rest);
        }
      }
    }
  }

  private record Shared(Memory memory, ConcurrentLinkedQueue<Long> passed) {
    boolean freeOne() {
      Long block = passed.poll();
      if (block == null) {
        return false;
      }
      verify(memory.payload(block), block);
      memory.free(block);
      return true;
    }

    void drain() {
      boolean more = true;
      while (more) {
        more = freeOne();
      }
    }
  }
}
