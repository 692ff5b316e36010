import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;

/** Paper 001 §3.1.1: "suppose we omit line 23 which deletes the vector in the Consume method". */
class PaperVectors {
  static void main(ExchangeHeap heap) {
    IntVector vec = getVector(heap);
    for (int i = 0; i < vec.length(); i++) {
      vec.set(i, i);
    }
    reverse(vec);
    consume(vec);
  }

  static IntVector getVector(ExchangeHeap heap) {
    IntVector vec = heap.ints(512);
    return vec;
  }

  static void reverse(IntVector vec) {
    for (int i = 0; i < vec.length() / 2; i++) {
      int peer = vec.length() - 1 - i;
      int tmp = vec.get(i);
      vec.set(i, vec.get(peer));
      vec.set(peer, tmp);
    }
  }

  static void consume(@Claims IntVector vec) {
    // :: error: [ownership.leak]
  }
}
