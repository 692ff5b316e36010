import org.copyless.heap.ByteVector;

/** R10: a borrowed block is no resource; the error stands where the resource is declared. */
class R10Resource {
  static int length(ByteVector block) {
    // :: error: [ownership.borrowed]
    try (ByteVector same = block) {
      return same.length();
    }
  }
}
