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
      ByteVector old = packet.data();
      packet.data(heap.bytes(old.length() * 2));
      old.close();
    }
  }

  static void given(NetworkPacket packet, @Claims ByteVector data) {
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(data);
    }
  }

  static void swapped(NetworkPacket one, NetworkPacket two) {
    try (var _ = one.expose();
        var _ = two.expose()) {
      ByteVector kept = one.data();
      one.data(two.data());
      two.data(kept);
    }
  }

  static byte read(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      ByteVector data = packet.data();
      return data.get(0);
    }
  }
}
