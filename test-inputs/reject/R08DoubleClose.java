import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R8 (paper 001 §3.1.1): a second close() is a dangling access. */
class R08DoubleClose {
  static void twice(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    block.close();
  }

  static void resource(@Claims ByteVector block) {
    // :: error: [ownership.dangling]
    try (block) {
      block.close();
    }
  }

  @SuppressWarnings("fallthrough")
  static void eachArm(@Claims ByteVector block, int arm) {
    switch (arm) {
      case 0:
        block.close();
      default:
        // :: error: [ownership.dangling]
        block.close();
    }
  }
}
