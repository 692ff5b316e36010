import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R11 (paper 001 §3.1.1): @Claims transfers for good; the callee must dispose of the block or pass
 * it on.
 */
class R11Claims {
  static void send(
      @Claims ByteVector block,
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device) {
    device.sendPacketForReceive(block);
  }

  static int before(@Claims ByteVector block) {
    int length = block.length();
    consume(block);
    return length;
  }

  static void consume(@Claims ByteVector block) {
    block.close();
  }

  static final class Holder {
    final int length;

    Holder(@Claims ByteVector block) {
      length = block.length();
      block.close();
    }
  }

  static int construct(ExchangeHeap heap) {
    return new Holder(heap.bytes(3)).length;
  }
}
