import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/** R51 (paper 001 §2.4): a receive waits for the messages of the state that the endpoint is in. */
class R51ReceiveState {
  static void otherState(@Claims @State("IO_CONFIGURED") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      // :: error: [protocol.state]
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void sending(@Claims NicDeviceExp client) throws InterruptedException {
    try (client) {
      // :: error: [protocol.state]
      client.receive(NicDeviceExp.IO_CONFIGURED);
    }
  }
}
