import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R7 (paper 001 §3.1.1): overwriting the last reference to an owned block is a leak. */
class R07Overwriting {
  static void again(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    // :: error: [ownership.leak]
    block = heap.bytes(4);
    block.close();
  }

  static void toNull(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    // :: error: [ownership.leak]
    block = null;
  }

  static void inLoop(ExchangeHeap heap, int count) {
    ByteVector block = heap.bytes(1);
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.leak]
      block = heap.bytes(i);
    }
    block.close();
  }
}
