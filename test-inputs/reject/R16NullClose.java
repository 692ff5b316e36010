import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R16 (paper 001 §3.1.1, decision 5): a null pointer carries no ownership and is not closed. */
class R16NullClose {
  static void certain() {
    ByteVector block = null;
    // :: error: [ownership.null] «block»
    block.close();
  }

  static void untested(@Claims @Nullable ByteVector block) {
    // :: error: [ownership.null]
    block.close();
  }

  static void assigned(ExchangeHeap heap, boolean wanted) {
    ByteVector block = null;
    if (wanted) {
      block = heap.bytes(1);
    }
    // :: error: [ownership.null]
    block.close();
  }
}
