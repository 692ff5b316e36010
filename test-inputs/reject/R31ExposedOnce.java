import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R31 (paper 001 §3.1.3): expose needs ownership and a struct that is not exposed. */
class R31ExposedOnce {
  static void nested(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      // :: error: [expose.invalid] «packet.expose()»
      try (var _ = packet.expose()) {
        packet.data().set(0, 1);
      }
    }
  }

  static void alias(NetworkPacket packet) {
    NetworkPacket other = packet;
    try (var _ = packet.expose()) {
      // :: error: [expose.invalid]
      try (var _ = other.expose()) {
        packet.data().set(0, 1);
      }
    }
  }

  static void dangling(@Claims NetworkPacket packet) {
    packet.close();
    // :: error: [ownership.dangling]
    try (var _ = packet.expose()) {
      packet.data().set(0, 1);
    }
  }

  static void noFields(ByteVector block) {
    // :: error: [expose.invalid]
    try (var _ = block.expose()) {
      block.set(0, 1);
    }
  }
}
