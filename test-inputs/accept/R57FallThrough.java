import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/**
 * R57 (paper 001 §2.4): a case ends by leaving the switch, also where it is written with colons.
 */
class R57FallThrough {
  private static final Select SELECT =
      Select.matrix(
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ANY, NicEventsExp.AckEvent.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  static void serve(
      @Claims @State("IO_RUNNING") NicDeviceExp client,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    try (client;
        events) {
      while (true) {
        switch (SELECT.await(client, events)) {
          case 0:
            client.take(NicDeviceExp.GetReceivedPacket.class);
            client.sendNoPacket();
            continue;
          case 1:
            client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
            client.sendSuccess();
            break;
          case 2:
            events.take(NicEventsExp.AckEvent.class);
            events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
            break;
          case 3:
          case 4:
          default:
            return;
        }
      }
    }
  }

  static void answer(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m:
          client.sendBadPacketSize(m.pkt(), 1500);
          break;
        case NicDeviceExp.GetReceivedPacket _:
          client.sendNoPacket();
          break;
        case ChannelClosed _:
          return;
      }
    }
  }
}
