import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/** R22: a type variable that is not declared tracked stands for no tracked type, be it inferred. */
class R22Inferred {
  static ByteVector make(ExchangeHeap heap) {
    return heap.bytes(1);
  }

  interface Maker<T extends Tracked> {
    T make(ExchangeHeap heap);
  }

  static <T extends Tracked> T made(Maker<T> maker, ExchangeHeap heap) {
    return maker.make(heap);
  }

  static void use(ExchangeHeap heap) {
    made(R22Inferred::make, heap).close();
  }
}
