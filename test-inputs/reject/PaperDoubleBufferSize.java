import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Paper 001 §3.1.3: "if the delete statement were omitted, … the old byte vector is leaking". */
class PaperDoubleBufferSize {
  static void doubleBufferSize(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      // :: error: [ownership.leak]
      ByteVector old = packet.data();
      packet.data(heap.bytes(old.length() * 2));
    }
  }
}
