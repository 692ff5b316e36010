import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** A return that a finally body drops by a jump gives nothing away. */
class R95ReturnDropped {
  @SuppressWarnings("finally")
  static ByteVector first(@Claims ByteVector block, ExchangeHeap heap, boolean isLate) {
    while (true) {
      try {
        return block;
      } finally {
        if (isLate) {
          break;
        }
      }
    }
    block.close();
    return heap.bytes(0);
  }

  @SuppressWarnings("finally")
  static ByteVector always(@Claims ByteVector block) {
    for (int i = 0; i < 3; i++) {
      try {
        return block;
      } finally {
        continue;
      }
    }
    block.set(0, 1);
    return block;
  }

  @SuppressWarnings("finally")
  static ByteVector nested(@Claims ByteVector block, ExchangeHeap heap, boolean isLate) {
    try {
      while (true) {
        try {
          return block;
        } finally {
          if (isLate) {
            break;
          }
        }
      }
      block.close();
    } finally {
      System.out.println("left");
    }
    return heap.bytes(1);
  }
}
