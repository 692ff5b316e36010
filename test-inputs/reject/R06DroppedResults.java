import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R6: a result that a finally body or a catch clause drops is still owned. */
class R06DroppedResults {
  @SuppressWarnings("finally")
  static @Nullable ByteVector kept(@Claims ByteVector block) {
    try {
      return block;
    } finally {
      // :: error: [ownership.leak]
      return null;
    }
  }

  static @Nullable ByteVector caught(@Claims ByteVector block) {
    try {
      try {
        return block;
      } finally {
        mayThrow();
      }
    } catch (IOException e) {
      // :: error: [ownership.leak]
      return null;
    }
  }

  private static void mayThrow() throws IOException {
    throw new IOException();
  }
}
