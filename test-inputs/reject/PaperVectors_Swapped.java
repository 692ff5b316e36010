import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;

/** Paper 001 §3.1.1: "suppose that the Main method calls Consume and Reverse in opposite order". */
class PaperVectors {
  static void main(ExchangeHeap heap) {
    IntVector vec = getVector(heap);
    for (int i = 0; i < vec.length(); i++) {
      vec.set(i, i);
    }
    consume(vec);
    // :: error: [ownership.dangling]
    reverse(vec);
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
    vec.close();
  }
}
