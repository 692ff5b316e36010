import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R13 (paper 001 §3.1.1): the tracked arguments of one call are distinct blocks. */
class R13DistinctArguments {
  static void caller(ByteVector one, ByteVector two) {
    copy(one, two);
  }

  static void copy(ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
  }

  static void allocate(ExchangeHeap heap, @Claims Node tail) {
    NodeRep.allocate(heap, heap.bytes(1), tail, 2).close();
  }
}
