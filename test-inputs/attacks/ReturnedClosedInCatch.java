import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * Once accepted: a catch clause within a finally body took what was about to be returned for a
 * block that is not returned after all, as if the return stood in its own try body.
 */
class ReturnedClosedInCatch {
  static ByteVector closed(@Claims ByteVector block, Appendable log) {
    try {
      return block;
    } finally {
      try {
        log.append("returned");
      } catch (IOException e) {
        // :: error: [ownership.dangling]
        block.close();
      }
    }
  }
}
