import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;

/** R21: assertions of JUnit look at blocks, as its stub file says. */
class R21Assertions {
  static @Nullable ByteVector find(ExchangeHeap heap, String name) {
    return name.isEmpty() ? null : heap.bytes(name.length());
  }

  static void absence(ExchangeHeap heap) {
    ByteVector frame = find(heap, "ping");
    assertNotNull(frame);
    frame.close();
    ByteVector second = find(heap, "pong");
    assertNotNull(second, "a frame for pong");
    second.close();
    ByteVector third = find(heap, "pang");
    assertNotNull(third, () -> "a frame for pang");
    third.close();
  }

  static void presence(@Nullable ByteVector frame) {
    assertNull(frame);
    assertNull(frame, "no frame");
    assertNull(frame, () -> "no frame");
  }

  static void nothingLeft(TrackedDeque<ByteVector> frames, ExchangeHeap heap) {
    assertNull(frames.pollFirst());
    assertNull(frames.pollLast(), "frames are left");
    ByteVector frame = find(heap, "");
    assertNull(frame);
  }

  static void identity(@Claims ByteVector frame, @Claims ByteVector other) {
    ByteVector alias = frame;
    assertSame(frame, alias);
    assertSame(frame, alias, "one block");
    assertSame(frame, alias, () -> "one block");
    assertNotSame(frame, other);
    assertNotSame(frame, other, "two blocks");
    assertNotSame(frame, other, () -> "two blocks");
    assertEquals(frame, alias);
    assertEquals(frame, alias, "one block");
    assertEquals(frame, alias, () -> "one block");
    assertNotEquals(frame, other);
    assertNotEquals(frame, other, "two blocks");
    assertNotEquals(frame, other, () -> "two blocks");
    assertEquals(64, frame.length());
    frame.close();
    other.close();
  }

  /** What is tested to throw makes its own block, or gets it in a method of its own. */
  static void throwing(ExchangeHeap heap) {
    assertThrows(IndexOutOfBoundsException.class, () -> readBehindTheEnd(heap));
  }

  private static void readBehindTheEnd(ExchangeHeap heap) {
    try (ByteVector frame = heap.bytes(64)) {
      frame.get(64);
    }
  }
}
