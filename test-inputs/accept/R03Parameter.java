import org.copyless.heap.ByteVector;

/**
 * R3 (paper 001 §3.1.1): a method may use its tracked parameters and no more; they stay out of the
 * GC heap.
 */
class R03Parameter {
  private static byte last;

  static void use(ByteVector block) {
    block.set(0, 1);
    last = block.get(0);
  }

  static int compare(ByteVector one, ByteVector other) {
    return one == other ? 0 : one.length() - other.length();
  }

  static String describe(ByteVector block) {
    return "block " + block;
  }
}
