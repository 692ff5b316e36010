import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R9 (paper 001 §3.1.1): a parameter is borrowed by default: after the call the caller owns the
 * block again.
 */
class R09Borrowed {
  static void caller(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    fill(block);
    fill(block);
    // :: error: [ownership.leak]
  }

  static void nested(ExchangeHeap heap) {
    // :: error: [ownership.leak]
    fill(heap.bytes(8));
  }

  static void fill(ByteVector block) {
    block.set(0, 1);
  }
}
