import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R21: nothing that is followed is held under a type that hides it. */
class R21HeldAsObject {
  static void conditional(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    ByteVector either = first ? one : two;
    either.get(0);
    one.close();
    two.close();
  }

  static void pattern(@Claims ByteVector block) {
    if (block instanceof Tracked tracked) {
      tracked.close();
    } else {
      block.close();
    }
  }
}
