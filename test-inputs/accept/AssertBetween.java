import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once rejected, wrongly: an AssertionError ends the SIP, as any uncaught unchecked exception does
 * (checker.md rule 1); nobody in the method catches it.
 */
class AssertBetween {
  static void h(ExchangeHeap heap, int n) {
    ByteVector a = heap.bytes(n);
    assert a.length() == n;
    try {
      a.set(0, 1);
    } finally {
      a.close();
    }
  }
}
