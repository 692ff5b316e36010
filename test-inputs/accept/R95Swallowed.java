import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R95: an exception that a finally body swallows by a jump leaves a normal exit behind. */
class R95Swallowed {
  static void returning(@Claims ByteVector block) {
    try {
      mayThrow();
    } finally {
      block.close();
    }
  }

  static void replaced(@Claims ByteVector block) throws IOException {
    boolean done = false;
    try {
      mayThrow();
      done = true;
    } finally {
      block.close();
      if (!done) {
        throw new IOException();
      }
    }
  }

  private static void mayThrow() {
    throw new IllegalStateException();
  }
}
