import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Exposure;

/**
 * Once accepted: an unchecked exception left the caller, who may catch it, a packet with a dangling
 * field.
 */
class BrokenForCaller {
  static void may() {
    throw new IllegalStateException();
  }

  static void breaks(NetworkPacket packet, ExchangeHeap heap) {
    // :: error: [expose.field]
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(heap.bytes(2));
    }
  }

  static void withoutTry(Node list) {
    Exposure exposure = list.expose();
    Node rest = list.next();
    if (rest != null) {
      rest.close();
      // :: error: [expose.open]
      may();
      list.next(null);
    }
    exposure.close();
  }

  static void allocatesFirst(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      packet.data(heap.bytes(2));
      old.close();
    }
  }

  static void own(@Claims NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      packet.data().close();
      packet.data(heap.bytes(2));
    }
    packet.close();
  }

  static void caught(@Claims NetworkPacket packet, ExchangeHeap heap) {
    try {
      // :: error: [expose.field]
      try (var _ = packet.expose()) {
        packet.data().close();
        packet.data(heap.bytes(2));
      }
      packet.close();
    } catch (IllegalStateException e) {
      System.out.println("lost");
    }
  }
}
