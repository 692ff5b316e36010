import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** Once rejected, wrongly: keep and drop are x and y in one order or the other. */
class KeepAndDrop {
  static ByteVector longer(@Claims ByteVector x, @Claims ByteVector y) {
    ByteVector keep;
    ByteVector drop;
    if (x.length() < y.length()) {
      keep = y;
      drop = x;
    } else {
      keep = x;
      drop = y;
    }
    drop.close();
    return keep;
  }
}
