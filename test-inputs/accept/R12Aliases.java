import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R12 (paper 001 §3.1.1): local aliases share one ownership. */
class R12Aliases {
  static void plain(@Claims ByteVector block) {
    ByteVector alias = block;
    alias.close();
  }

  static void conditional(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    ByteVector read = first ? one : two;
    read.get(0);
    one.close();
    two.close();
  }

  static void cast(@Claims Tracked block) {
    ByteVector alias = (ByteVector) block;
    alias.close();
  }

  static void pattern(@Claims Tracked block) {
    if (block instanceof ByteVector bytes) {
      bytes.close();
    } else {
      block.close();
    }
  }
}
