import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** R5, R11: a block belongs to the channel from the send on. */
class PacketAfterSend {
  static void give(
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device,
      @Claims ByteVector packet) {
    device.sendPacketForReceive(packet);
    // :: error: [ownership.dangling]
    packet.set(0, (byte) 1);
  }
}
