import org.copyless.heap.ByteVector;

/**
 * R21 (paper 001 §3.1.1): tracked types stand in locals, parameters, results, message arguments and
 * fields of rep structs.
 */
class R21Escapes {
  // :: error: [tracked.escapes] «field»
  private ByteVector field;
  // :: error: [tracked.escapes] «shared»
  private static ByteVector shared;
  // :: error: [tracked.escapes] «ByteVector»
  private java.util.List<ByteVector> list;
  // :: error: [tracked.escapes] «ByteVector[]»
  private ByteVector[] array;

  // :: error: [tracked.escapes] «one»
  record Pair(ByteVector one, int two) {}

  static void object(ByteVector block) {
    // :: error: [tracked.escapes]
    Object object = block;
  }

  static String formatted(ByteVector block) {
    // :: error: [tracked.escapes]
    return String.format("%s", new Object[] {block});
  }

  static boolean optional(ByteVector block) {
    // :: error: [tracked.unannotated]
    return java.util.Optional.of(block).isPresent();
  }
}
