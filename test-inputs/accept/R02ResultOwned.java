import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R2 (paper 001 §3.1.1): a method owns the tracked result of a call. */
class R02ResultOwned {
  static ByteVector make(ExchangeHeap heap) {
    return heap.bytes(8);
  }

  static void closed(ExchangeHeap heap) {
    make(heap).close();
  }

  static int read(ExchangeHeap heap) {
    try (ByteVector block = make(heap)) {
      return block.length();
    }
  }

  static void inBranch(ExchangeHeap heap, boolean wanted) {
    if (wanted) {
      make(heap).close();
    }
  }
}
