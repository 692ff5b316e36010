import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R12, R13 (paper 001 §3.1.1): a name that may stand for one of two blocks is read only. */
class R12ConditionalAlias {
  static void read(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    ByteVector either = first ? one : two;
    either.get(0);
    one.close();
    two.close();
  }

  static void taken(ExchangeHeap heap, boolean big) {
    ByteVector either = big ? heap.bytes(8) : heap.bytes(1);
    either.close();
  }

  static void copy(ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
  }
}
