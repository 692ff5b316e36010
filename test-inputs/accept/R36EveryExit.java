import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Exposure;

/** R36 (paper 001 §3.1.3): each exit of an expose block finds the fields whole. */
class R36EveryExit {
  static @Nullable Node tail(Node list, boolean wanted) {
    try (var _ = list.expose()) {
      if (!wanted) {
        return null;
      }
      Node rest = list.next();
      list.next(null);
      return rest;
    }
  }

  static void inLoop(NetworkPacket packet, ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      try (var _ = packet.expose()) {
        if (packet.data().length() > i) {
          continue;
        }
        ByteVector old = packet.data();
        packet.data(heap.bytes(i));
        old.close();
      }
    }
  }

  static void explicit(NetworkPacket packet) {
    Exposure exposure = packet.expose();
    packet.data().set(0, 1);
    exposure.close();
  }
}
