import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R22 (paper 001 §3.1.1): a type variable that stands for tracked types is declared so. */
class R22TypeVariable {
  static <T> void look(T block) {
    block.hashCode();
  }

  static void used(ExchangeHeap heap) {
    ByteVector block = heap.bytes(1);
    // :: error: [tracked.escapes]
    look(block);
    block.close();
  }

  interface Sink<T> {
    void put(T block);
  }

  // :: error: [tracked.escapes]
  static void put(Sink<ByteVector> sink) {}
}
