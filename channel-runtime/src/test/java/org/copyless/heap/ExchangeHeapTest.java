package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ExchangeHeapTest {
  private static final byte DIRT = (byte) 0xA5;

  @Test
  void blocksAreZeroedAlsoWhenTheirMemoryWasUsedBefore() {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (int length : new int[] {1, 33, 512, 70_000}) {
        ByteVector first = heap.bytes(length);
        long place = first.address();
        fill(first);
        first.close();
        ByteVector second = heap.bytes(length);
        assertEquals(place, second.address());
        for (int i = 0; i < length; i++) {
          assertEquals(0, second.get(i));
        }
        second.close();
      }
    }
  }

  @Test
  void r83TheLengthOfAVectorFollowsFromItsBlock() {
    try (ExchangeHeap heap = ExchangeHeap.create();
        ByteVector bytes = heap.bytes(77);
        IntVector ints = heap.ints(77);
        ByteVector none = heap.bytes(0)) {
      assertEquals(77, bytes.length());
      assertEquals(77, ints.length());
      assertEquals(0, none.length());
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.get(77));
      assertThrows(IndexOutOfBoundsException.class, () -> bytes.set(-1, 0));
      assertThrows(IndexOutOfBoundsException.class, () -> ints.set(77, 0));
      assertThrows(IndexOutOfBoundsException.class, () -> none.get(0));
      assertThrows(NegativeArraySizeException.class, () -> heap.bytes(-1));
    }
  }

  @Test
  void statisticsFollowBlocks() {
    try (ExchangeHeap heap = ExchangeHeap.create(1 << 20)) {
      ByteVector a = heap.bytes(100);
      IntVector b = heap.ints(100);
      HeapStatistics two = heap.statistics();
      assertEquals(2, two.liveBlocks());
      assertEquals(500, two.liveBytes());
      a.close();
      b.close();
      HeapStatistics none = heap.statistics();
      assertEquals(0, none.liveBlocks());
      assertEquals(0, none.liveBytes());
      assertEquals(2, none.allocations());
      assertEquals(2, none.peakBlocks());
      assertEquals(500, none.peakBytes());
      assertEquals(1 << 20, none.limitBytes());
      assertTrue(none.reservedBytes() <= none.limitBytes());
    }
  }

  @Test
  void outOfMemoryIsOneExceptionAndNothingIsLost() {
    try (ExchangeHeap heap = ExchangeHeap.create(64 << 10)) {
      List<ByteVector> blocks = fillUp(heap, 1_000);
      HeapStatistics full = heap.statistics();
      var failure = assertThrows(OutOfExchangeMemoryException.class, () -> heap.bytes(1_000));
      assertEquals(1_000, failure.requestedBytes());
      assertEquals(full, failure.statistics());
      assertTrue(failure.getMessage().contains("requested=1000"));
      assertEquals(full, heap.statistics());
      blocks.removeLast().close();
      heap.bytes(1_000).close();
      blocks.forEach(ByteVector::close);
      assertEquals(0, heap.statistics().liveBlocks());
      assertThrows(OutOfExchangeMemoryException.class, () -> heap.bytes(1 << 30));
    }
  }

  @Test
  void aFullHeapServesSmallBlocksFromLargerFreeOnes() {
    try (ExchangeHeap heap = ExchangeHeap.create(64 << 10)) {
      fillUp(heap, 4_000).forEach(ByteVector::close);
      fillUp(heap, 1).forEach(ByteVector::close);
      List<ByteVector> small = fillUp(heap, 3_000);
      assertTrue(small.size() >= 15, () -> "blocks=" + small.size());
      small.forEach(ByteVector::close);
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  void theHeapGrowsByExtentsAndHoldsLargeBlocks() {
    try (ExchangeHeap heap = ExchangeHeap.create(32 << 20)) {
      List<ByteVector> blocks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        ByteVector block = heap.bytes(i % 8 == 7 ? 2_000_000 : 60_000);
        block.set(0, i);
        block.set(block.length() - 1, i);
        blocks.add(block);
      }
      for (int i = 0; i < 40; i++) {
        assertEquals(i, blocks.get(i).get(0));
        assertEquals(i, blocks.get(i).get(blocks.get(i).length() - 1));
        blocks.get(i).close();
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  void byteVectorsReadAndWriteChannelsAndNetworkOrder() throws IOException {
    try (ExchangeHeap heap = ExchangeHeap.create();
        ByteVector vector = heap.bytes(8)) {
      byte[] source = {1, 2, 3, 4, 5};
      var in = Channels.newChannel(new ByteArrayInputStream(source));
      assertEquals(5, vector.readFrom(in, 1, 6));
      assertEquals(-1, vector.readFrom(in, 1, 6));
      assertEquals(0x0102, vector.getShort(1));
      assertEquals(0x02030405, vector.getInt(2));
      vector.setShort(0, 0xABCD);
      assertEquals((byte) 0xCD, vector.get(1));
      vector.setInt(4, 0x0A0B0C0D);
      assertEquals(0x0A0B0C0D, vector.getInt(4));
      var out = new ByteArrayOutputStream();
      assertEquals(3, vector.writeTo(Channels.newChannel(out), 4, 3));
      assertEquals(List.of(0x0A, 0x0B, 0x0C), boxed(out.toByteArray()));
      vector.copyFrom(source, 1, 0, 4);
      byte[] target = new byte[4];
      vector.copyTo(0, target, 0, 4);
      assertEquals(List.of(2, 3, 4, 5), boxed(target));
      assertThrows(IndexOutOfBoundsException.class, () -> vector.readFrom(in, 4, 5));
    }
  }

  @Test
  void closingTheHeapTwiceAndUsingItAfterwards() {
    ExchangeHeap heap = ExchangeHeap.create();
    heap.bytes(1).close();
    heap.close();
    heap.close();
    assertTrue(heap.toString().endsWith(", closed]"), heap.toString());
    assertThrows(IllegalStateException.class, () -> heap.bytes(1));
  }

  @Test
  void aBlockOfAClosedHeapSaysSoEachTime() {
    ExchangeHeap heap = ExchangeHeap.create();
    ByteVector vector = heap.bytes(8);
    Unreported.close(heap);
    for (int i = 0; i < 2; i++) {
      var refused = assertThrows(IllegalStateException.class, vector::close);
      assertEquals("exchange heap is closed", refused.getMessage());
    }
    assertTrue(vector.toString().endsWith(", heap closed]"), vector.toString());
  }

  @Test
  void outOfMemoryOfAnEmptyHeapNamesNoHolder() {
    try (ExchangeHeap heap = ExchangeHeap.create(1 << 20)) {
      var full = assertThrows(OutOfExchangeMemoryException.class, () -> heap.bytes(1 << 20));
      assertTrue(full.getMessage().contains("most of it: nothing, no block is live;"));
    }
  }

  @Test
  void limitsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> ExchangeHeap.create(0));
    assertThrows(IllegalArgumentException.class, () -> ExchangeHeap.create(Long.MAX_VALUE));
    try (ExchangeHeap tiny = ExchangeHeap.create(64)) {
      try (ByteVector block = tiny.bytes(32)) {
        assertThrows(OutOfExchangeMemoryException.class, () -> tiny.bytes(0));
        assertNotEquals(0, block.address());
      }
      assertThrows(OutOfExchangeMemoryException.class, () -> tiny.bytes(33));
    }
  }

  @Test
  void threadsAllocateAndFreeWithoutOverlap() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create(16 << 20);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Boolean>> churns = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        int seed = thread + 1;
        churns.add(() -> churn(heap, seed));
      }
      for (Future<Boolean> done : threads.invokeAll(churns)) {
        assertTrue(done.get());
      }
      assertEquals(0, heap.statistics().liveBlocks());
      assertEquals(0, heap.statistics().liveBytes());
    }
  }

  private static boolean churn(ExchangeHeap heap, int seed) {
    Random random = new Random(seed);
    Deque<ByteVector> mine = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      if (mine.size() < 50 && random.nextBoolean()) {
        ByteVector block = heap.bytes(1 + random.nextInt(5_000));
        block.set(0, seed);
        block.set(block.length() - 1, seed);
        mine.add(block);
      } else if (!mine.isEmpty()) {
        ByteVector block = mine.remove();
        if (block.get(0) != seed || block.get(block.length() - 1) != seed) {
          return false;
        }
        block.close();
      }
    }
    mine.forEach(ByteVector::close);
    return true;
  }

  private static List<ByteVector> fillUp(ExchangeHeap heap, int length) {
    List<ByteVector> blocks = new ArrayList<>();
    try {
      while (true) {
        blocks.add(heap.bytes(length));
      }
    } catch (OutOfExchangeMemoryException full) {
      return blocks;
    }
  }

  private static void fill(ByteVector vector) {
    for (int i = 0; i < vector.length(); i++) {
      vector.set(i, DIRT);
    }
  }

  private static List<Integer> boxed(byte[] bytes) {
    List<Integer> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add((int) b);
    }
    return list;
  }
}
