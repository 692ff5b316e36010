import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;

/** R21: assertions of JUnit look at blocks, as its stub file says. */
class R21Assertions {
  static void leaks(ExchangeHeap heap) {
    ByteVector frame = heap.bytes(64);
    assertNotNull(frame);
    // :: error: [ownership.leak]
  }

  static void afterwards(ExchangeHeap heap) {
    ByteVector frame = heap.bytes(64);
    frame.close();
    // :: error: [ownership.dangling]
    assertNotNull(frame);
  }

  static void absent(TrackedDeque<ByteVector> frames) {
    ByteVector frame = frames.pollFirst();
    assertNull(frame);
    // :: error: [ownership.null]
    frame.close();
  }

  static void caught(TrackedDeque<ByteVector> frames) {
    ByteVector frame = frames.pollFirst();
    try {
      assertNull(frame, "no frame is left");
    } catch (AssertionError e) {
      System.out.println(e);
    }
    // :: error: [ownership.leak]
  }

  static void dropped(TrackedDeque<ByteVector> frames) {
    // :: error: [ownership.leak]
    assertNotNull(frames.pollFirst());
  }

  static void throwing(ByteVector frame) {
    // :: error: [tracked.escapes]
    assertThrows(IndexOutOfBoundsException.class, () -> frame.get(64));
  }

  static void inAnotherThread(ByteVector frame) {
    // :: error: [tracked.escapes]
    assertTimeoutPreemptively(Duration.ofSeconds(1), () -> frame.get(0));
  }
}
