import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/** R56: an arm owns the tracked arguments of its message. */
class ArgumentTaken {
  static void refuse(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        // :: error: [message.untaken]
        case NicDeviceExp.PacketForReceive _ -> client.sendSuccess();
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> {}
      }
    }
  }
}
