import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R12 (paper 001 §3.1.1): local aliases share one ownership. */
class R12Aliases {
  static void plain(@Claims ByteVector block) {
    ByteVector alias = block;
    alias.close();
    // :: error: [ownership.dangling]
    block.get(0);
  }

  static void cast(@Claims Tracked block) {
    ByteVector alias = (ByteVector) block;
    alias.close();
    // :: error: [ownership.dangling]
    block.close();
  }

  static void pattern(@Claims Tracked block) {
    if (block instanceof ByteVector bytes) {
      bytes.close();
    }
    // :: error: [ownership.dangling]
    block.close();
  }

  static void assigned(@Claims ByteVector block) {
    ByteVector alias;
    (alias = block).close();
    // :: error: [ownership.dangling]
    alias.get(0);
  }
}
