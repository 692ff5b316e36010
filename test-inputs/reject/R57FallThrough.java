import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/** R57 (paper 001 §2.4): what falls through brings along what its own case has done. */
@SuppressWarnings("fallthrough")
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
          case 1:
            // :: error: [protocol.receive] «client.take(NicDeviceExp.PacketForReceive.class)»
            client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
            client.sendSuccess();
            break;
          case 2:
            events.take(NicEventsExp.AckEvent.class);
            events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
            break;
          case 3:
            client.close();
          default:
            // :: error: [ownership.dangling]
            client.heap();
            return;
        }
      }
    }
  }
}
