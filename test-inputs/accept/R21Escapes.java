import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * R21 (paper 001 §3.1.1): tracked types stand in locals, parameters, results, message arguments and
 * fields of rep structs.
 */
class R21Escapes {
  private int length;

  void keep(ByteVector block) {
    length = block.length();
  }

  static void local(@Claims ByteVector block) {
    final ByteVector held = block;
    held.close();
  }

  record Sizes(int length) {}

  static Sizes sizes(ByteVector block) {
    return new Sizes(block.length());
  }
}
