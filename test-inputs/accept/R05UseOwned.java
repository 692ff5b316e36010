import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * R5 (paper 001 §3.1.1, CS6084): only an owned block may be read, written, passed, exposed, closed.
 */
class R05UseOwned {
  static void read(@Claims ByteVector block) {
    block.get(0);
    block.close();
  }

  static void passed(@Claims ByteVector block) {
    look(block);
    block.close();
  }

  static void exposed(@Claims NetworkPacket packet) {
    try (var _ = packet.expose()) {
      look(packet.data());
    }
    packet.close();
  }

  static void scalar(@Claims NetworkPacket packet) {
    packet.bytesUsed(3);
    packet.close();
  }

  static void look(ByteVector block) {
    block.length();
  }
}
