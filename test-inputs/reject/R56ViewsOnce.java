import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;

/** R56: a message's argument is one block, however often and wherever the message is looked at. */
class R56ViewsOnce {
  static int twice(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      NicDeviceExp.IoRunning message = client.receive(NicDeviceExp.IO_RUNNING);
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        // :: error: [ownership.dangling]
        return m.pkt().get(0);
      }
      return 0;
    }
  }

  static int again(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      NicDeviceExp.IoRunning message = client.receive(NicDeviceExp.IO_RUNNING);
      switch (message) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
      return switch (message) {
        // :: error: [ownership.dangling]
        case NicDeviceExp.PacketForReceive m -> m.pkt().get(0);
        case NicDeviceExp.GetReceivedPacket _ -> 0;
        case ChannelClosed _ -> 0;
      };
    }
  }

  static byte guard(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      return switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m when m.pkt() instanceof ByteVector pkt -> {
          m.pkt().close();
          // :: error: [ownership.dangling]
          yield pkt.get(0);
        }
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          yield 0;
        }
        case NicDeviceExp.GetReceivedPacket _ -> 0;
        case ChannelClosed _ -> 0;
      };
    }
  }
}
