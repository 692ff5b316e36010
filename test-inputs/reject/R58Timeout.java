import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;

import java.time.Duration;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** R58 (SDN17): a timeout stands for no message, and brings none. */
class R58Timeout {
  private static final Select CLIENTS =
      Select.matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          timeout(Duration.ofSeconds(30)));

  private static final Select ACKNOWLEDGED =
      Select.matrix(
          row(NicEventsExp.AckEvent.class),
          row(ChannelClosed.class),
          timeout(Duration.ofMillis(5)));

  static int serve(EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients)
      throws InterruptedException {
    int idle = 0;
    while (idle < 10) {
      // :: error: [select.missing] «CLIENTS.await(clients)»
      switch (CLIENTS.await(clients)) {
        case 0 -> {
          NicDeviceExp client = clients.selected();
          client.take(NicDeviceExp.GetReceivedPacket.class);
          client.sendNoPacket();
          clients.add(client);
        }
        case 1 -> {
          NicDeviceExp client = clients.selected();
          client.sendBadPacketSize(client.take(NicDeviceExp.PacketForReceive.class).pkt(), 1500);
          clients.add(client);
        }
        default -> {
          idle++;
          // :: error: [select.member]
          clients.selected().close();
        }
      }
    }
    return idle;
  }

  static void notify(@Claims NicEventsExp events) throws InterruptedException {
    try (events) {
      events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
      switch (ACKNOWLEDGED.await(events)) {
        case 0, 1 -> {}
        // :: error: [protocol.receive]
        default -> events.take(NicEventsExp.AckEvent.class);
      }
    }
  }
}
