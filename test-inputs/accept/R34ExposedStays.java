import org.copyless.annotation.Claims;

/**
 * R34 (paper 001 §3.1.3): while it is exposed a struct is not sent, closed, returned, claimed or
 * lent.
 */
class R34ExposedStays {
  static void afterwards(@Claims NetworkPacket packet) {
    try (var _ = packet.expose()) {
      packet.data().set(0, 1);
    }
    look(packet);
    packet.close();
  }

  static void inside(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      packet.bytesUsed(packet.data().length());
    }
  }

  static void look(NetworkPacket packet) {
    packet.bytesUsed();
  }
}
