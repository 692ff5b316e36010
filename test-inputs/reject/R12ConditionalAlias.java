import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R12, R13 (paper 001 §3.1.1): a name that may stand for one of two blocks is read only. */
class R12ConditionalAlias {
  static void conditional(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    ByteVector read = first ? one : two;
    // :: error: [ownership.ambiguous] «read»
    read.close();
    one.close();
    two.close();
  }

  static void afterwards(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    ByteVector read = first ? one : two;
    one.close();
    // :: error: [ownership.dangling]
    read.get(0);
    two.close();
  }

  static void maybe(ByteVector one, ByteVector two, boolean first) {
    ByteVector either = first ? one : two;
    // :: error: [ownership.aliased] «either»
    copy(one, either);
  }

  static void given(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    // :: error: [ownership.ambiguous]
    take(first ? one : two);
    one.close();
    two.close();
  }

  static void same(@Claims ByteVector one, boolean first) {
    (first ? one : one).close();
    // :: error: [ownership.dangling]
    one.close();
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }

  static void copy(ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
  }
}
