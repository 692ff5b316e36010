import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R17 (paper 001 §3.1.1): where a pointer is null it owns nothing. */
class R17NullTest {
  static void wrongWay(@Claims @Nullable ByteVector block) {
    if (block == null) {
      return;
    }
    // :: error: [ownership.leak]
  }

  static void both(@Claims @Nullable ByteVector block, boolean flag) {
    if (flag && block != null) {
      block.close();
    }
    // :: error: [ownership.leak]
  }

  static void either(@Claims @Nullable ByteVector block, boolean flag) {
    if (flag || block != null) {
      // :: error: [ownership.null]
      block.close();
    }
  }
}
