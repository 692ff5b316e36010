import org.copyless.annotation.Claims;

/**
 * R34 (paper 001 §3.1.3): while it is exposed a struct is not sent, closed, returned, claimed or
 * lent.
 */
class R34ExposedStays {
  static void closed(@Claims NetworkPacket packet) {
    try (var _ = packet.expose()) {
      // :: error: [expose.open] «packet»
      packet.close();
    }
  }

  static NetworkPacket returned(@Claims NetworkPacket packet) {
    try (var _ = packet.expose()) {
      // :: error: [expose.open]
      return packet;
    }
  }

  static void lent(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      // :: error: [expose.open]
      look(packet);
    }
  }

  static void claimed(@Claims NetworkPacket packet) {
    try (var _ = packet.expose()) {
      // :: error: [expose.open]
      take(packet);
    }
  }

  static void alias(@Claims NetworkPacket packet) {
    NetworkPacket other = packet;
    try (var _ = packet.expose()) {
      // :: error: [expose.open]
      other.close();
    }
  }

  static void look(NetworkPacket packet) {
    packet.bytesUsed();
  }

  static void take(@Claims NetworkPacket packet) {
    packet.close();
  }
}
