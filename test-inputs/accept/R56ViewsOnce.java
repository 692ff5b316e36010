import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/** R56: a message's argument is one block, however often and wherever the message is looked at. */
class R56ViewsOnce {
  static int twice(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      NicDeviceExp.IoRunning message = client.receive(NicDeviceExp.IO_RUNNING);
      int length = 0;
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        length = m.pkt().length();
      }
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
      return length;
    }
  }

  static void guard(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m when m.pkt().length() > 1500 -> m.pkt().close();
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }
}
