import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R30 (paper 001 §3.1.3): tracked fields are accessible only while the struct is exposed, scalar
 * fields always.
 */
class R30FieldsExposed {
  static int scalar(NetworkPacket packet) {
    packet.bytesUsed(packet.bytesUsed() + 1);
    return packet.bytesUsed();
  }

  static int tracked(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      return packet.data().length();
    }
  }

  static void replaced(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      packet.data(heap.bytes(1));
      old.close();
    }
  }
}
