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
        case null -> inState(client);
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          client.sendSuccess();
        }
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void nullLast(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      switch (client.tryReceive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
        case null -> inState(client);
      }
    }
  }

  static void nullOrElse(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING, Duration.ofMillis(1))) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case null, default -> inState(client);
      }
    }
  }

  static void loop(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      while (true) {
        var message = client.receive(NicDeviceExp.IO_RUNNING, Duration.ofMillis(10));
        if (message == null) {
          inState(client);
          continue;
        }
        if (!(message instanceof NicDeviceExp.PacketForReceive m)) {
          return;
        }
        m.pkt().close();
        client.sendSuccess();
      }
    }
  }

  static void notNull(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      var message = client.tryReceive(NicDeviceExp.IO_RUNNING);
      if (message != null) {
        switch (message) {
          case NicDeviceExp.PacketForReceive m -> m.pkt().close();
          case NicDeviceExp.GetReceivedPacket _ -> {}
          case ChannelClosed _ -> {}
        }
      } else {
        inState(client);
      }
    }
  }

  static void instance(@Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (client) {
      if (client.tryReceive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
        client.sendSuccess();
      }
    }
  }

  private static void inState(@State("IO_RUNNING") NicDeviceExp client) {}
}
