import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once rejected, wrongly: the helper claims the old block and returns a new one, which is put into
 * the same field: R33 'e.sendM(x.data()); x.data(null)' / re-assigned. A node that is only lent
 * would be left broken for a caller that catches what grow throws.
 */
class FieldReplacedByHelper {
  static Node enlarge(@Claims Node n, ExchangeHeap heap) {
    try (var _ = n.expose()) {
      n.payload(grow(n.payload(), heap));
    }
    return n;
  }

  static ByteVector grow(@Claims ByteVector old, ExchangeHeap heap) {
    ByteVector bigger = heap.bytes(old.length() * 2);
    old.close();
    return bigger;
  }
}
