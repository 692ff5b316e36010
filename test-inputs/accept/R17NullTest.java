import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R17 (paper 001 §3.1.1): where a pointer is null it owns nothing. */
class R17NullTest {
  static void notEqual(@Claims @Nullable ByteVector block) {
    if (block != null) {
      block.close();
    }
  }

  static void equal(@Claims @Nullable ByteVector block) {
    if (block == null) {
      return;
    }
    block.close();
  }

  static void both(@Claims @Nullable ByteVector block, boolean flag) {
    if (flag && block != null) {
      block.close();
    } else if (block != null) {
      block.close();
    }
  }
}
