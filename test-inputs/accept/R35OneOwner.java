import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R35 (paper 001 §3.1.3): one block ends in one field, and in no local besides. */
class R35OneOwner {
  static void moved(NetworkPacket from, NetworkPacket to, ExchangeHeap heap) {
    try (var _ = from.expose();
        var _ = to.expose()) {
      ByteVector empty = heap.bytes(1);
      to.data().close();
      to.data(from.data());
      from.data(empty);
    }
  }

  static void linked(Node list, @Claims Node tail) {
    try (var _ = list.expose()) {
      Node rest = list.next();
      if (rest != null) {
        rest.close();
      }
      list.next(tail);
    }
  }
}
