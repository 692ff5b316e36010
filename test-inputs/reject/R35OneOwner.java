import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R35 (paper 001 §3.1.3): one block ends in one field, and in no local besides. */
class R35OneOwner {
  static void shared(NetworkPacket from, NetworkPacket to) {
    // :: error: [expose.field]
    try (var _ = from.expose();
        var _ = to.expose()) {
      to.data().close();
      to.data(from.data());
    }
  }

  static void cycle(@Claims Node list) {
    // :: error: [expose.field]
    try (var _ = list.expose()) {
      Node rest = list.next();
      if (rest != null) {
        rest.close();
      }
      list.next(list);
    }
    list.close();
  }

  static void alsoLocal(NetworkPacket packet, @Claims ByteVector data) {
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(data);
    }
    // :: error: [ownership.dangling]
    data.set(0, 1);
  }
}
