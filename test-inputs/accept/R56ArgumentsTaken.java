import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;

/** R56 (paper 001 §2.4): an arm owns the tracked arguments of its message. */
class R56ArgumentsTaken {
  static void closed(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().get(0);
          m.pkt().close();
        }
        case NicDeviceExp.GetReceivedPacket _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void direct(@Claims @State("IO_CONFIGURE_BEGIN") NicDeviceExp client)
      throws InterruptedException, ChannelClosedException {
    try (client) {
      NicEventsExp events = client.receiveRegisterForEvents().evchan();
      events.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
      events.close();
    }
  }

  static @Nullable ByteVector kept(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      return switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> m.pkt();
        case NicDeviceExp.GetReceivedPacket _ -> null;
        case ChannelClosed _ -> null;
      };
    }
  }
}
