import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R6 (paper 001 §3.1.1, CS6095): nothing is owned at a normal exit. */
class R06NothingOwnedAtExit {
  static void consume(@Claims ByteVector block) {
    // :: error: [ownership.leak]
  }

  static int atReturn(@Claims ByteVector block, boolean early) {
    if (early) {
      // :: error: [ownership.leak]
      return 0;
    }
    block.close();
    return 1;
  }

  static int outOfLoop(@Claims ByteVector block, int count) {
    for (int i = 0; i < count; i++) {
      if (block.get(i) == 0) {
        // :: error: [ownership.leak]
        return i;
      }
    }
    block.close();
    return count;
  }

  static void inFinally(@Claims ByteVector block) {
    try {
      block.set(0, 1);
    } finally {
      block.set(0, 2);
    }
    // :: error: [ownership.leak]
  }
}
