// options: -Acopyless.exceptions=all
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95 with -Acopyless.exceptions=all: whatever may throw stands in a try that closes. */
class R95AllExceptions {
  static int sum(@Claims ByteVector block) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      // :: error: [ownership.leak]
      sum += block.get(i);
    }
    block.close();
    return sum;
  }

  static int share(@Claims ByteVector block, int size, int readers) {
    // :: error: [ownership.leak]
    int share = size / readers;
    block.close();
    return share;
  }

  static int at(@Claims ByteVector block, int[] offsets) {
    // :: error: [ownership.leak]
    int at = offsets[0];
    block.close();
    return at;
  }

  static ByteVector filled(ExchangeHeap heap, String text) {
    ByteVector block = heap.bytes(8);
    // :: error: [ownership.leak]
    block.set(0, text.charAt(0));
    return block;
  }

  static void two(ExchangeHeap heap) {
    ByteVector head = heap.bytes(8);
    // :: error: [ownership.leak]
    ByteVector tail = heap.bytes(8);
    head.close();
    tail.close();
  }

  static void sent(@Claims ByteVector block, String name) {
    // :: error: [ownership.leak]
    System.out.println(name.length());
    block.close();
  }

  static void asserted(@Claims ByteVector block, boolean sure) {
    assert sure;
    block.close();
    // :: error: [ownership.leak]
  }
}
