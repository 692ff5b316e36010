import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Exposure;

/** R36 (paper 001 §3.1.3): each exit of an expose block finds the fields whole. */
class R36EveryExit {
  static @Nullable Node tail(Node list, boolean wanted) {
    // :: error: [expose.field]
    try (var _ = list.expose()) {
      Node rest = list.next();
      if (wanted) {
        return rest;
      }
      return null;
    }
  }

  static void inLoop(NetworkPacket packet, ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      // :: error: [expose.field]
      try (var _ = packet.expose()) {
        packet.data().close();
        if (i == 3) {
          break;
        }
        packet.data(heap.bytes(i));
      }
    }
  }

  static int explicit(NetworkPacket packet, boolean early) {
    Exposure exposure = packet.expose();
    if (early) {
      // :: error: [expose.open]
      return 0;
    }
    exposure.close();
    return 1;
  }
}
