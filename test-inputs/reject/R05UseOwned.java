import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * R5 (paper 001 §3.1.1, CS6084): only an owned block may be read, written, passed, exposed, closed.
 */
class R05UseOwned {
  static void read(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    block.get(0);
  }

  static void passed(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    look(block);
  }

  static void exposed(@Claims NetworkPacket packet) {
    packet.close();
    // :: error: [ownership.dangling]
    try (var _ = packet.expose()) {
      look(packet.data());
    }
  }

  static void scalar(@Claims NetworkPacket packet) {
    packet.close();
    // :: error: [ownership.dangling]
    packet.bytesUsed(3);
  }

  static void look(ByteVector block) {
    block.length();
  }
}
