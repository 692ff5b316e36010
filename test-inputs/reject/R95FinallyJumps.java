import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95: what a call claims is taken also where it throws, be that swallowed by a jump. */
class R95FinallyJumps {
  static void offer(@Claims ByteVector block) {
    block.close();
  }

  @SuppressWarnings("finally")
  static void each(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.leak] «block»
      ByteVector block = heap.bytes(i);
      try {
        System.out.println(Integer.parseInt("1") / i);
        offer(block);
      } finally {
        continue;
      }
    }
  }

  static void deep(@Claims ByteVector given, ExchangeHeap heap) {
    try (NetworkPacket packet = NetworkPacketRep.allocate(heap, heap.bytes(1), 0)) {
      try {
        try (var _ = packet.expose()) {
          ByteVector old = packet.data();
          packet.data(heap.bytes(2));
          old.close();
        }
      } finally {
        if (packet.bytesUsed() > 0) {
          offer(given);
        }
      }
    }
    // :: error: [ownership.leak]
  }
}
