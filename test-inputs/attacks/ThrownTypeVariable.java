import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * Once accepted: what only a type variable names can be an exception of any class below its bound,
 * and an earlier clause catches it.
 */
class ThrownTypeVariable {
  static <X extends Exception> void closeUnless(
      boolean failed, X failure, @Claims ByteVector block) {
    try {
      if (failed) {
        throw failure;
      }
      block.close();
    } catch (RuntimeException e) {
      System.out.println("broken: " + e.getMessage());
    } catch (Exception e) {
      block.close();
    }
    // :: error: [ownership.leak]
  }
}
