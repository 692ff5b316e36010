import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R2, R21: a block that callers get as an ordinary object is nobody's to give away. */
class CovariantResult {
  interface Maker {
    Object make(ExchangeHeap heap);
  }

  static class Blocks implements Maker {
    @Override
    // :: error: [tracked.escapes]
    public ByteVector make(ExchangeHeap heap) {
      return heap.bytes(1);
    }
  }

  static class Plain {
    public ByteVector make(ExchangeHeap heap) {
      return heap.bytes(1);
    }
  }

  // :: error: [tracked.escapes]
  static class Inherited extends Plain implements Maker {}

  interface Source<T> {
    T get();
  }

  static Source<?> inferred(ExchangeHeap heap) {
    return new Source<>() {
      @Override
      // :: error: [tracked.escapes]
      public ByteVector get() {
        return heap.bytes(1);
      }
    };
  }

  static Object kept(Maker maker, ExchangeHeap heap) {
    return maker.make(heap);
  }
}
