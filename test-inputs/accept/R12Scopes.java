import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R12: the variables of statement groups and patterns are followed to the end of their scope. */
class R12Scopes {
  @SuppressWarnings("fallthrough")
  static void group(@Claims ByteVector block, int arm) {
    switch (arm) {
      case 0:
        ByteVector alias;
      default:
        alias = block;
        alias.close();
    }
  }

  static void pattern(@Claims Tracked block) {
    if (!(block instanceof ByteVector bytes)) {
      block.close();
      return;
    }
    bytes.close();
  }
}
