import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Paper 001 §3.1.3, R32: at the end of an expose block each field owns a block again. */
class PaperDoubleBufferSize {
  static void doubleBufferSize(NetworkPacket packet, ExchangeHeap heap) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      packet.data(heap.bytes(old.length() * 2));
      old.close();
    }
  }
}
