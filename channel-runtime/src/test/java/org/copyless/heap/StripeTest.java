package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the stripes keep is bounded, is taken back, and survives errors. */
class StripeTest {
  @Test
  @DisplayName("what other threads' stripes cache is taken back when memory is short")
  void stripesGiveBack() throws Exception {
    try (Memory memory = new Memory(1 << 20)) {
      for (int i = 0; i < 50; i++) {
        int size = i * 40;
        Thread thread =
            Thread.ofVirtual()
                .start(
                    () -> {
                      List<Long> blocks = new ArrayList<>();
                      for (int n = 0; n < 10; n++) {
                        blocks.add(memory.take(size));
                      }
                      blocks.forEach(memory::free);
                    });
        thread.join();
      }
      assertNotEquals(Allocator.FULL, memory.take((1 << 20) - BlockDescriptor.HEADER_LENGTH));
    }
  }

  @Test
  @DisplayName("a stripe caches the last blocks and gives the rest back to their spans")
  void whatIsCachedIsBounded() {
    Region region = new Region(1 << 20);
    Spans spans = new Spans(region);
    Stripes stripes = new Stripes(region, spans, new Figures());
    Cutter cutter = new Cutter(region, spans, stripes);
    Stripe stripe = stripes.enter();
    assertNotNull(stripe);
    List<Long> blocks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      long block = stripe.take(0, 1, 1, 1);
      if (block == Spans.NONE) {
        block = cutter.cut(0, 1);
        stripe.begin(block, 1, 1, 1);
      }
      blocks.add(block & Spans.OFFSET);
    }
    assertEquals(0, spans.pop(0), "the stripe has fetched the whole span");
    blocks.forEach(block -> stripe.free(block, region.granule(block), region.shape(block)));
    assertTrue(blocks.contains(stripe.take(0, 1, 1, 1) & Spans.OFFSET));
    stripe.flush();
    assertNotEquals(0, spans.pop(0), "the span has its blocks again");
    stripe.leave();
    cutter.close();
  }

  @Test
  @DisplayName("nobody waits for a stripe: a second thread enters another one, or none")
  void nobodyWaits() {
    Region region = new Region(1 << 20);
    Spans spans = new Spans(region);
    Stripes stripes = new Stripes(region, spans, new Figures());
    List<Stripe> entered = new ArrayList<>();
    for (Stripe stripe = stripes.enter(); stripe != null; stripe = stripes.enter()) {
      assertTrue(!entered.contains(stripe));
      entered.add(stripe);
    }
    assertTrue(entered.size() >= 2);
    assertNull(stripes.enter());
    entered.getFirst().leave();
    assertEquals(entered.getFirst(), stripes.enter());
    new Cutter(region, spans, stripes).close();
  }

  @Test
  @DisplayName("memory in the stripe of a thread that is stopped there is waited for, not refused")
  void stoppedInStripe() throws Exception {
    Region region = new Region(1 << 20);
    Spans spans = new Spans(region);
    Stripes stripes = new Stripes(region, spans, new Figures());
    Cutter cutter = new Cutter(region, spans, stripes);
    int sizeClass = SizeClasses.of(64 << 10);
    Stripe stripe = stripes.enter();
    assertNotNull(stripe);
    stripe.begin(cutter.cut(sizeClass, 1 << 10), 1, 1, 1);
    region.walk(
        (offset, generation, owner, type, size) ->
            stripe.free(offset, region.granule(offset), region.shape(offset)));
    Thread stopped =
        Thread.ofPlatform()
            .start(
                () -> {
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                  stripe.leave();
                });
    assertNotEquals(Spans.NONE, cutter.cut(SizeClasses.of(1 << 20), 1 << 14));
    stopped.join();
    cutter.close();
  }

  @Test
  @DisplayName("stack overflows in the middle of everything lose no memory and no count")
  void stackOverflowLosesNothing() throws Exception {
    try (Memory memory = new Memory(32 << 20)) {
      AtomicBoolean done = new AtomicBoolean();
      Thread thread = new Thread(null, () -> done.set(overflow(memory)), "deep", 512 << 10);
      thread.start();
      thread.join(TimeUnit.MINUTES.toMillis(1));
      assertTrue(done.get());
      List<Long> left = new ArrayList<>();
      memory.free(memory.take(0)); // whoever enters next ends what was interrupted
      memory.region.walk((offset, generation, owner, type, size) -> left.add(offset));
      left.forEach(memory::free);
      assertEquals(0, memory.statistics().liveBlocks());
      assertEquals(0, memory.statistics().liveBytes());
      assertNotEquals(Allocator.FULL, memory.take((32 << 20) - BlockDescriptor.HEADER_LENGTH));
    }
  }

  /** Allocates and frees at all depths up to the end of the stack, often. */
  private static boolean overflow(Memory memory) {
    for (int round = 0; round < 40; round++) {
      try {
        descend(memory, round, Integer.MAX_VALUE);
      } catch (StackOverflowError expected) {
        continue;
      }
      return false;
    }
    return true;
  }

  private static int descend(Memory memory, int size, int depth) {
    if (depth == 0) {
      return 0;
    }
    long block = memory.take(size * 61L);
    try {
      return descend(memory, size, depth - 1) + 1;
    } finally {
      if (block != Allocator.FULL) {
        memory.free(block);
      }
    }
  }

  @Test
  @DisplayName("closing a heap that others use gives them an IllegalStateException, never a crash")
  void closingBesideUse() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        ExchangeHeap heap = ExchangeHeap.create(8 << 20);
        AtomicBoolean closed = new AtomicBoolean();
        List<Future<Boolean>> users = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          users.add(threads.submit(() -> use(heap, closed)));
        }
        heap.bytes(10).close();
        closed.set(true);
        Unreported.close(heap);
        for (Future<Boolean> user : users) {
          assertTrue(user.get(1, TimeUnit.MINUTES));
        }
      }
    }
  }

  private static boolean use(ExchangeHeap heap, AtomicBoolean closed) {
    try {
      for (int size = 0; true; size = (size + 997) % 100_000) {
        ByteVector block = heap.bytes(size);
        heap.statistics();
        block.close();
      }
    } catch (IllegalStateException heapIsClosed) {
      return closed.get();
    }
  }
}
