import java.util.function.Supplier;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R22: a type variable that is not declared tracked stands for no tracked type, be it inferred. */
class R22Inferred {
  static ExchangeHeap shared = ExchangeHeap.create();

  static ByteVector make() {
    return shared.bytes(1);
  }

  static <T> void run(Supplier<T> supplier) {
    supplier.get();
  }

  static void inferred() {
    // :: error: [tracked.escapes]
    run(R22Inferred::make);
  }

  static void dropped() {
    // :: error: [tracked.escapes]
    Runnable runnable = R22Inferred::make;
    runnable.run();
  }

  // :: error: [tracked.escapes]
  static void wildcard(Supplier<? extends ByteVector> supplier) {}
}
