import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** A return that no finally body drops has given the block away, whatever runs on its way out. */
class R95ReturnDropped {
  @SuppressWarnings("finally")
  static ByteVector forgotten(@Claims ByteVector block, ExchangeHeap heap, boolean isLate) {
    while (true) {
      try {
        return block;
      } finally {
        if (isLate) {
          break;
        }
      }
    }
    // :: error: [ownership.leak]
    return heap.bytes(0);
  }

  /** The jump comes in an inner finally body, and leaves only what stands in it. */
  @SuppressWarnings("finally")
  static ByteVector innerJump(@Claims ByteVector block, int rounds) {
    try {
      return block;
    } finally {
      for (int i = 0; i < rounds; i++) {
        try {
          System.out.println(i);
        } finally {
          break;
        }
      }
      // :: error: [ownership.dangling]
      block.close();
    }
  }

  static ByteVector outerFinally(@Claims ByteVector block) {
    try {
      try {
        return block;
      } finally {
        System.out.println("inner");
      }
    } finally {
      // :: error: [ownership.dangling]
      block.close();
    }
  }

  /** On its way through a finally body with a try statement of its own. */
  static ByteVector within(@Claims ByteVector block, ExchangeHeap heap) {
    try {
      return block;
    } finally {
      try (ByteVector other = heap.bytes(1)) {
        other.set(0, 1);
      } finally {
        // :: error: [ownership.dangling]
        block.close();
      }
    }
  }

  @SuppressWarnings("finally")
  static ByteVector twice(@Claims ByteVector block, boolean isLate) {
    while (true) {
      try {
        return block;
      } finally {
        if (isLate) {
          // :: error: [ownership.dangling]
          block.close();
          break;
        }
      }
    }
    block.close();
    throw new IllegalStateException();
  }
}
