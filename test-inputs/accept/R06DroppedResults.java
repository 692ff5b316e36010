import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R6: a result that a finally body or a catch clause drops is still owned. */
class R06DroppedResults {
  static ByteVector kept(@Claims ByteVector block) {
    try {
      return block;
    } finally {
      System.out.println("returned");
    }
  }

  static @Nullable ByteVector caught(@Claims ByteVector block) {
    try {
      mayThrow();
    } catch (IOException e) {
      block.close();
      return null;
    }
    return block;
  }

  private static void mayThrow() throws IOException {
    throw new IOException();
  }
}
