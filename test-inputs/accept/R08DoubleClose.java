import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R8 (paper 001 §3.1.1): a second close() is a dangling access. */
class R08DoubleClose {
  static void once(@Claims ByteVector block) {
    block.close();
  }

  static void resource(@Claims ByteVector block) {
    try (block) {
      block.set(0, 1);
    }
  }

  static void eachArm(@Claims ByteVector block, int arm) {
    switch (arm) {
      case 0:
        block.close();
        break;
      default:
        block.close();
    }
  }
}
