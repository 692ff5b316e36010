import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/**
 * R11 (paper 001 §3.1.1): @Claims transfers for good; the callee must dispose of the block or pass
 * it on.
 */
class R11Claims {
  static void send(
      @Claims ByteVector block,
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device) {
    device.sendPacketForReceive(block);
    // :: error: [ownership.dangling]
    block.set(0, 1);
  }

  static int after(@Claims ByteVector block) {
    consume(block);
    // :: error: [ownership.dangling]
    return block.length();
  }

  static void consume(@Claims ByteVector block) {
    block.close();
  }

  static final class Holder {
    final int length;

    Holder(@Claims ByteVector block) {
      length = block.length();
      // :: error: [ownership.leak]
    }
  }

  static void construct(@Claims ByteVector block) {
    new Holder(block);
    // :: error: [ownership.dangling]
    block.close();
  }
}
