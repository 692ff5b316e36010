import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R33 (paper 001 §3.1.3): a field consumed inside is assigned again, or set to null where it may
 * be.
 */
class R33FieldConsumed {
  static ByteVector replaced(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      ByteVector data = packet.data();
      packet.data(heap.bytes(1));
      return data;
    }
  }

  static @Nullable Node cut(Node list) {
    try (var _ = list.expose()) {
      Node rest = list.next();
      list.next(null);
      return rest;
    }
  }

  static void dropped(Node list) {
    try (var _ = list.expose()) {
      Node rest = list.next();
      if (rest != null) {
        rest.close();
        list.next(null);
      }
    }
  }
}
