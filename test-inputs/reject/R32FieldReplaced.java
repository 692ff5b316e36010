import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R32 (paper 001 §3.1.3): at the end of an expose block each field owns a block, which goes back to
 * the struct.
 */
class R32FieldReplaced {
  static void grow(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      // :: error: [ownership.leak]
      packet.data(heap.bytes(1));
    }
  }

  static void borrowed(NetworkPacket packet, ByteVector data) {
    // :: error: [expose.field] «packet.expose()»
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(data);
    }
  }

  static byte afterwards(NetworkPacket packet) {
    ByteVector data;
    try (var _ = packet.expose()) {
      data = packet.data();
    }
    // :: error: [ownership.dangling]
    return data.get(0);
  }

  static void given(NetworkPacket packet, @Claims ByteVector data) {
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(data);
    }
    // :: error: [ownership.dangling]
    data.close();
  }
}
