package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Vectors that are allocated with a content. */
@Tag("guard-off-too")
class FilledVectorTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  private static byte[] read(ByteVector vector) {
    byte[] content = new byte[vector.length()];
    vector.copyTo(0, content, 0, content.length);
    return content;
  }

  @Test
  @DisplayName("R33 a vector has the content of its array, also in memory that was used before")
  void array() {
    Random random = new Random(33);
    for (int length : new int[] {0, 1, 7, 64, 1_000, 5_000, 200_000}) {
      for (int round = 0; round < 3; round++) {
        byte[] source = new byte[length];
        random.nextBytes(source);
        try (ByteVector vector = heap.bytesOf(source)) {
          assertArrayEquals(source, read(vector));
        }
      }
      try (ByteVector zeroed = heap.bytes(length)) {
        assertArrayEquals(new byte[length], read(zeroed));
      }
    }
  }

  @Test
  @DisplayName("R33 a vector has the content of a segment: a part of an array, a buffer, memory")
  void segment() {
    byte[] source = {1, 2, 3, 4, 5};
    try (ByteVector part = heap.bytesOf(MemorySegment.ofArray(source).asSlice(1, 3));
        Arena arena = Arena.ofConfined();
        ByteVector outside = heap.bytesOf(arena.allocate(3).fill((byte) 7))) {
      assertArrayEquals(new byte[] {2, 3, 4}, read(part));
      assertArrayEquals(new byte[] {7, 7, 7}, read(outside));
    }
  }

  @Test
  @DisplayName("R62 where the content cannot be read nothing is allocated")
  void closedSegment() {
    MemorySegment closed;
    try (Arena arena = Arena.ofConfined()) {
      closed = arena.allocate(10);
    }
    assertThrows(IllegalStateException.class, () -> heap.bytesOf(closed));
    assertEquals(0, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R62 a content for which there is no room is refused like any allocation")
  void noRoom() {
    try (ExchangeHeap small = ExchangeHeap.create(1 << 20)) {
      byte[] tooMuch = new byte[2 << 20];
      assertThrows(OutOfExchangeMemoryException.class, () -> small.bytesOf(tooMuch));
    }
  }
}
