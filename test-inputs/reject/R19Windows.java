import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R19: windows that slide over blocks and lose one, or close one twice. */
class R19Windows {
  static void lastNotClosed(ExchangeHeap heap, int rounds) {
    ByteVector a = null;
    ByteVector b = null;
    for (int round = 0; round < rounds; round++) {
      // :: error: [ownership.leak]
      b = a;
      a = heap.bytes(8);
    }
    if (a != null) {
      a.close();
    }
    if (b != null) {
      b.close();
    }
  }

  static void closedAndKept(ExchangeHeap heap, int rounds) {
    ByteVector previous = null;
    ByteVector current = heap.bytes(8);
    for (int round = 0; round < rounds; round++) {
      ByteVector next = heap.bytes(8);
      if (previous != null) {
        // :: error: [ownership.dangling]
        previous.close();
      }
      current.close();
      previous = current;
      current = next;
    }
    current.close();
  }

  static void halfRotated(
      @Claims ByteVector a, @Claims ByteVector b, @Claims ByteVector c, int rounds) {
    for (int round = 0; round < rounds; round++) {
      ByteVector held = a;
      a = b;
      b = held;
      // :: error: [ownership.leak]
      c = held;
    }
    a.close();
    b.close();
    // :: error: [ownership.dangling]
    c.close();
  }

  static void windowLeftOpen(ExchangeHeap heap, int rounds) {
    ByteVector a = null;
    ByteVector b = null;
    for (int round = 0; round < rounds; round++) {
      if (b != null) {
        b.close();
      }
      b = a;
      a = heap.bytes(8);
    }
    if (a != null) {
      a.close();
    }
    // :: error: [ownership.leak]
  }

  static void swappedOnce(@Claims ByteVector front, @Claims ByteVector back, int rounds) {
    for (int round = 0; round < rounds; round++) {
      // :: error: [ownership.leak]
      front = back;
      back.set(0, front.get(0));
    }
    // :: error: [ownership.ambiguous]
    front.close();
  }
}
