import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R10: a claimed block can be a resource. */
class R10Resource {
  static int length(@Claims ByteVector block) {
    try (ByteVector same = block) {
      return same.length();
    }
  }

  static int shorter(ExchangeHeap heap) {
    try (ByteVector first = heap.bytes(1);
        ByteVector second = heap.bytes(2)) {
      return Math.min(first.length(), second.length());
    }
  }
}
