import org.copyless.heap.ByteVector;

/**
 * R3 (paper 001 §3.1.1): a method may use its tracked parameters and no more; they stay out of the
 * GC heap.
 */
class R03Parameter {
  private static Object last;

  static void use(ByteVector block) {
    block.set(0, 1);
    // :: error: [tracked.escapes]
    last = block;
  }

  static Object same(ByteVector block) {
    // :: error: [tracked.escapes]
    return block;
  }

  static void collect(ByteVector block, java.util.List<Object> all) {
    // :: error: [tracked.unannotated]
    all.add(block);
  }
}
