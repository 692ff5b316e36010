import org.copyless.heap.ExchangeHeap;

/**
 * R30 (paper 001 §3.1.3): tracked fields are accessible only while the struct is exposed, scalar
 * fields always.
 */
class R30FieldsExposed {
  static int tracked(NetworkPacket packet) {
    // :: error: [expose.required] «packet.data()»
    return packet.data().length();
  }

  static void written(NetworkPacket packet, ExchangeHeap heap) {
    // :: error: [expose.required]
    packet.data(heap.bytes(1));
  }

  static int afterwards(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      packet.data().length();
    }
    // :: error: [expose.required]
    return packet.data().length();
  }

  static int content(Node list) {
    try (var _ = list.expose()) {
      Node next = list.next();
      // :: error: [expose.required]
      return next == null ? 0 : next.payload().length();
    }
  }
}
