import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R12: the variables of statement groups and patterns are followed to the end of their scope. */
class R12Scopes {
  @SuppressWarnings("fallthrough")
  static void group(ByteVector block, int arm) {
    switch (arm) {
      case 0:
        ByteVector alias;
      default:
        alias = block;
        // :: error: [ownership.borrowed]
        alias.close();
    }
  }

  static void pattern(Tracked block) {
    if (!(block instanceof ByteVector bytes)) {
      return;
    }
    // :: error: [ownership.borrowed]
    bytes.close();
  }

  static void loop(ByteVector block) {
    for (; !(block instanceof ByteVector bytes); ) {}
    // :: error: [ownership.borrowed]
    bytes.close();
  }
}
