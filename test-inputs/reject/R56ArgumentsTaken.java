import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;

/** R56 (paper 001 §2.4): an arm owns the tracked arguments of its message. */
class R56ArgumentsTaken {
  static void read(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        // :: error: [ownership.leak]
        case NicDeviceExp.PacketForReceive m -> m.pkt().get(0);
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void direct(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      // :: error: [message.untaken]
      client.receiveRegisterForEvents();
      client.receiveSetParameters();
    }
  }

  static void twice(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          // :: error: [ownership.dangling]
          m.pkt().close();
        }
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void overwritten(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      var message = client.receiveRegisterForEvents();
      message.evchan().close();
      client.receiveSetParameters();
      // :: error: [ownership.dangling]
      message.evchan();
    }
  }
}
