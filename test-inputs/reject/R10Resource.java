import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R10: a borrowed block is no resource; the error stands where the resource is declared. */
class R10Resource {
  static int length(ByteVector block) {
    // :: error: [ownership.borrowed]
    try (ByteVector same = block) {
      return same.length();
    }
  }

  static int shorter(ExchangeHeap heap) {
    // :: error: [ownership.dangling]
    try (ByteVector first = heap.bytes(1);
        ByteVector second = first) {
      return Math.min(first.length(), second.length());
    }
  }
}
