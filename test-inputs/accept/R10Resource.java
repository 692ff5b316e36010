import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R10: a claimed block can be a resource. */
class R10Resource {
  static int length(@Claims ByteVector block) {
    try (ByteVector same = block) {
      return same.length();
    }
  }
}
