import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R10 (paper 001 §3.1.1): a borrowed block is not closed, returned, sent or claimed. */
class R10BorrowedStays {
  static void closed(@Claims ByteVector block) {
    block.close();
  }

  static ByteVector returned(@Claims ByteVector block) {
    return block;
  }

  static void sent(
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device,
      @Claims ByteVector block) {
    device.sendPacketForReceive(block);
  }

  static void claimed(@Claims ByteVector block) {
    closed(block);
  }

  static void reassigned(ByteVector block, ExchangeHeap heap) {
    block.set(0, 1);
    block = heap.bytes(1);
    block.close();
  }
}
