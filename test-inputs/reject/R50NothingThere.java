import java.time.Duration;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/**
 * R50 (paper 001 §2.4): a receive that does not wait, or not for ever, gives null where no message
 * is there; the state is as it was then.
 */
class R50NothingThere {
  static void poll(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      switch (client.tryReceive(NicDeviceExp.IO_RUNNING)) {
        // :: error: [protocol.state]
        case null -> client.sendSuccess();
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          // :: error: [protocol.declared]
          inState(client);
        }
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void noNull(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.receive]
      switch (client.tryReceive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void nullOrElse(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING, Duration.ofMillis(1))) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        // :: error: [protocol.state]
        case null, default -> client.sendNoPacket();
      }
    }
  }

  static void loop(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      var message = client.receive(NicDeviceExp.IO_RUNNING, Duration.ofMillis(10));
      if (message == null) {
        // :: error: [protocol.state]
        client.sendSuccess();
        return;
      }
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
        client.sendSuccess();
      }
    }
  }

  static void instance(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      // :: error: [message.untaken]
      if (client.tryReceive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive _) {
        client.sendSuccess();
      } else {
        // :: error: [protocol.state]
        client.sendNoPacket();
      }
    }
  }

  static void otherState(@Claims @State("IO_CONFIGURED") NicDeviceExp client) {
    try (client) {
      // :: error: [protocol.state]
      if (client.tryReceive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
    }
  }

  private static void inState(@State("IO_RUNNING") NicDeviceExp client) {}
}
