import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R4 (paper 001 §3.1.1): ownership ends by a claiming parameter, by returning, or by close(). */
class R04OwnershipEnds {
  static ByteVector returned(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    block.close();
    // :: error: [ownership.dangling] «block»
    return block;
  }

  static ByteVector passedOn(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    take(block);
    // :: error: [ownership.dangling] «block»
    return block;
  }

  static void both(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    take(block);
    // :: error: [ownership.dangling] «block»
    block.close();
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }
}
