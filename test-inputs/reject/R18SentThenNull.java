import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;

/** What the variable tells of itself it does not tell of the message, the field or another name. */
class R18SentThenNull {
  private final LongAdder failures = new LongAdder();

  /** The variable is null before the packet is sent: behind a failure nothing knows it. */
  void nulledFirst(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        // :: error: [ownership.leak]
        case NicDeviceExp.PacketForReceive m -> {
          ByteVector packet = m.pkt();
          ByteVector sent = packet;
          try {
            packet = null;
            inspect(sent);
            client.sendBadPacketSize(sent, 1500);
          } catch (IOException _) {
            failures.increment();
          }
          if (packet != null) {
            packet.close();
          }
        }
        case NicDeviceExp.GetReceivedPacket _, ChannelClosed _ -> failures.increment();
      }
    }
  }

  /** It is sent and not set to null. */
  void notNulled(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        // :: error: [ownership.leak]
        case NicDeviceExp.PacketForReceive m -> {
          ByteVector packet = m.pkt();
          try {
            inspect(packet);
            client.sendBadPacketSize(packet, 1500);
            io();
            packet = null;
          } catch (IOException _) {
            failures.increment();
          }
          if (packet != null) {
            // :: error: [ownership.dangling]
            packet.close();
          }
        }
        case NicDeviceExp.GetReceivedPacket _, ChannelClosed _ -> failures.increment();
      }
    }
  }

  /** The message brings it a second time. */
  void takenAgain(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> {
          ByteVector packet = m.pkt();
          try {
            inspect(packet);
            packet.close();
            packet = null;
          } catch (IOException _) {
            failures.increment();
          }
          ByteVector again = m.pkt();
          if (packet == null) {
            // :: error: [ownership.dangling]
            again.close();
          } else {
            packet.close();
          }
        }
        case NicDeviceExp.GetReceivedPacket _, ChannelClosed _ -> failures.increment();
      }
    }
  }

  /** Another name stands for it, on both paths. */
  int alias(@Claims ByteVector packet) {
    ByteVector alias = packet;
    try {
      inspect(packet);
      packet.close();
      packet = null;
    } catch (IOException _) {
      failures.increment();
    }
    // :: error: [ownership.dangling]
    int length = alias.length();
    if (packet != null) {
      packet.close();
    }
    return length;
  }

  /** The field stays empty where the variable is not null. */
  void field(@Claims ByteVector fresh, NetworkPacket packet) {
    // :: error: [expose.field]
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      try {
        inspect(old);
        old.close();
        old = null;
      } catch (IOException _) {
        failures.increment();
      }
      if (old == null) {
        packet.data(fresh);
      } else {
        old.close();
        fresh.close();
      }
    }
  }

  /** The field still has it where the variable is not null, and loses it. */
  void overwritten(@Claims ByteVector fresh, NetworkPacket packet) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      try {
        inspect(old);
        old.close();
        old = null;
      } catch (IOException _) {
        failures.increment();
      }
      // :: error: [ownership.leak]
      packet.data(fresh);
    }
  }

  private static void io() throws IOException {
    throw new IOException("no log");
  }

  private static void inspect(ByteVector packet) throws IOException {
    if (packet.length() < 60) {
      throw new IOException("runt");
    }
  }
}
