import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** R10 (paper 001 §3.1.1): a borrowed block is not closed, returned, sent or claimed. */
class R10BorrowedStays {
  static void closed(ByteVector block) {
    // :: error: [ownership.borrowed] «block»
    block.close();
  }

  static ByteVector returned(ByteVector block) {
    // :: error: [ownership.borrowed]
    return block;
  }

  static void sent(
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device,
      ByteVector block) {
    // :: error: [ownership.borrowed]
    device.sendPacketForReceive(block);
  }

  static void claimed(ByteVector block) {
    // :: error: [ownership.borrowed]
    take(block);
  }

  static void alias(ByteVector block) {
    ByteVector other = block;
    // :: error: [ownership.borrowed]
    other.close();
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }
}
