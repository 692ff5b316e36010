import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R6 (paper 001 §3.1.1, CS6095): nothing is owned at a normal exit. */
class R06NothingOwnedAtExit {
  static void consume(@Claims ByteVector block) {
    block.close();
  }

  static int atReturn(@Claims ByteVector block, boolean early) {
    if (early) {
      block.close();
      return 0;
    }
    consume(block);
    return 1;
  }

  static int outOfLoop(@Claims ByteVector block, int count) {
    int i = 0;
    for (; i < count; i++) {
      if (block.get(i) == 0) {
        break;
      }
    }
    block.close();
    return i;
  }

  static void inFinally(@Claims ByteVector block) {
    try {
      block.set(0, 1);
    } finally {
      block.close();
    }
  }
}
