import org.copyless.heap.ByteVector;

/** R13 (paper 001 §3.1.1): the tracked arguments of one call are distinct blocks. */
class R13DistinctArguments {
  static void same(ByteVector one) {
    // :: error: [ownership.aliased]
    copy(one, one);
  }

  static void alias(ByteVector one) {
    ByteVector other = one;
    // :: error: [ownership.aliased]
    copy(one, other);
  }

  static void copy(ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
  }
}
