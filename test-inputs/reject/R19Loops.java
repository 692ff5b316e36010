import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R19 (paper 001 §3.1.1): at the back edge of a loop ownership is as it was at its entry. */
class R19Loops {
  static void again(@Claims ByteVector block, int count) {
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.dangling]
      block.close();
    }
    // :: error: [ownership.leak]
  }

  static void inside(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.leak]
      ByteVector block = heap.bytes(i);
      block.set(0, 1);
    }
  }

  static void carried(ExchangeHeap heap, int count) {
    ByteVector previous = null;
    for (int i = 0; i < count; i++) {
      ByteVector current = heap.bytes(i);
      // :: error: [ownership.leak]
      previous = current;
    }
    if (previous != null) {
      previous.close();
    }
  }

  static void skipped(ExchangeHeap heap, int count) {
    outer:
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.leak]
      ByteVector block = heap.bytes(i);
      for (int j = 0; j < i; j++) {
        if (block.get(j) != 0) {
          continue outer;
        }
      }
      block.close();
    }
  }
}
