import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R95: an exception that a finally body swallows by a jump leaves a normal exit behind. */
class R95Swallowed {
  @SuppressWarnings("finally")
  static int returning(@Claims ByteVector block) {
    try {
      mayThrow();
      block.close();
    } finally {
      // :: error: [ownership.leak]
      return 0;
    }
  }

  @SuppressWarnings("finally")
  static void replaced(@Claims ByteVector block) throws IOException {
    boolean done = false;
    try {
      mayThrow();
      done = true;
    } finally {
      if (!done) {
        // :: error: [ownership.leak]
        throw new IOException();
      }
    }
    block.close();
  }

  private static void mayThrow() {
    throw new IllegalStateException();
  }
}
