import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R5, R12: an operand is the block that its variable held when it was evaluated. */
class R05EvaluationOrder {
  static void use(@Claims ByteVector block, boolean flag) {
    block.set(0, flag ? 1 : 0);
    block.close();
  }

  static void assignedBehind(@Claims ByteVector one, @Claims ByteVector two) {
    ByteVector block = one;
    use(block, (block = two) != null);
    // :: error: [ownership.dangling]
    one.close();
    two.close();
  }
}
