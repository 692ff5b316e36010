import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R1 (paper 001 §3.1.1): a method owns a block that it allocates. */
class R01Allocation {
  static void dropped(ExchangeHeap heap) {
    ByteVector block = heap.bytes(8);
    block.set(0, 1);
    // :: error: [ownership.leak] «}»
  }

  static void struct(ExchangeHeap heap) {
    NetworkPacket packet = NetworkPacketRep.allocate(heap, heap.bytes(64), 0);
    packet.bytesUsed(14);
    // :: error: [ownership.leak] «}»
  }

  static int onOnePath(ExchangeHeap heap, boolean early) {
    ByteVector block = heap.bytes(8);
    if (early) {
      // :: error: [ownership.leak] «return 0;»
      return 0;
    }
    int first = block.get(0);
    block.close();
    return first;
  }
}
