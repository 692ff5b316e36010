import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/** R22 (paper 001 §3.1.1): a type variable that stands for tracked types is declared so. */
class R22TypeVariable {
  static <T extends Tracked> T same(@Claims T block) {
    return block;
  }

  static void used(ExchangeHeap heap) {
    ByteVector block = same(heap.bytes(1));
    block.close();
  }

  interface Sink<T extends Tracked> {
    void put(@Claims T block);
  }

  static void put(Sink<ByteVector> sink, ExchangeHeap heap) {
    sink.put(heap.bytes(1));
  }
}
