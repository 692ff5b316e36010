import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedVector;

/**
 * Once accepted: an owned struct was forgotten behind its expose block, where paths had met within.
 * Nobody read its name any more, and the exposure was taken for another one.
 */
class ExposureKeepsName {
  static void replaced(@Claims NetworkPacket packet, ExchangeHeap heap, boolean stale) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      if (stale) {
        packet.data(heap.bytes(1));
        old.close();
      }
    }
    // :: error: [ownership.leak]
  }

  static void slot(@Claims TrackedVector<ByteVector> vector, boolean noisy) {
    try (var _ = vector.expose(0)) {
      if (noisy) {
        System.out.println("exposed");
      }
    }
    // :: error: [ownership.leak]
  }

  static void part(@Claims Frame frame, boolean noisy) {
    try (var _ = frame.expose()) {
      Address source = frame.source();
      if (noisy) {
        System.out.println("exposed");
      }
      source.port();
    }
    // :: error: [ownership.leak]
  }
}
