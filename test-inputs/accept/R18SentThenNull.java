import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;

/**
 * A variable that is null once its block has been sent tells so behind the statement, whatever else
 * still names the block: the message that brought it, the field that held it.
 */
class R18SentThenNull {
  private final LongAdder failures = new LongAdder();

  /** A packet that cannot be inspected is closed here, any other is refused. */
  void serve(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> {
          ByteVector packet = m.pkt();
          try {
            inspect(packet);
            client.sendBadPacketSize(packet, 1500);
            packet = null;
          } catch (IOException _) {
            client.sendSuccess();
          }
          if (packet != null) {
            packet.close();
          }
        }
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> failures.increment();
      }
    }
  }

  /** The arms meet before the test, and two of them have no block at all. */
  void serveOnce(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      ByteVector rest = null;
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> {
          rest = m.pkt();
          try {
            inspect(rest);
            client.sendBadPacketSize(rest, 1500);
            rest = null;
          } catch (IOException _) {
            client.sendSuccess();
          }
        }
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> failures.increment();
      }
      if (rest != null) {
        rest.close();
      }
    }
  }

  /** The same of a field, which gets a new block in any case. */
  void renew(@Claims ByteVector fresh, NetworkPacket packet) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      try {
        inspect(old);
        old.close();
        old = null;
      } catch (IOException _) {
        failures.increment();
      }
      if (old != null) {
        old.close();
      }
      packet.data(fresh);
    }
  }

  private static void inspect(ByteVector packet) throws IOException {
    if (packet.length() < 60) {
      throw new IOException("runt");
    }
  }
}
