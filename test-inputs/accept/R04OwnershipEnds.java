import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R4 (paper 001 §3.1.1): ownership ends by a claiming parameter, by returning, or by close(). */
class R04OwnershipEnds {
  static ByteVector returned(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    return block;
  }

  static ByteVector conditional(ExchangeHeap heap, boolean big) {
    return big ? heap.bytes(1024) : heap.bytes(8);
  }

  static void passedOn(ExchangeHeap heap) {
    take(heap.bytes(8));
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }
}
