import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;

import java.time.Duration;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** A driver that serves any number of clients and listens to a control channel (paper 001 §5.1). */
class ServiceSelect {
  private static final int MTU = 1500;

  private static final Select SELECT =
      Select.matrix(
          //  clients                              control
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, ChannelClosed.class),
          timeout(Duration.ofSeconds(2)));

  static void serve(
      ExchangeHeap heap,
      @Claims @State("IO_RUNNING") NicDeviceExp first,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients =
            EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
        control) {
      clients.add(first);
      while (true) {
        switch (SELECT.await(clients, control)) {
          case 0 -> {
            NicDeviceExp client = clients.selected();
            client.take(NicDeviceExp.GetReceivedPacket.class);
            client.sendNoPacket();
            clients.add(client);
          }
          case 1 -> {
            NicDeviceExp client = clients.selected();
            answer(client, client.take(NicDeviceExp.PacketForReceive.class).pkt());
            clients.add(client);
          }
          case 2 -> clients.selected().close();
          case 3, 4 -> {
            return;
          }
          default -> System.out.println("idle, clients " + clients.size());
        }
      }
    }
  }

  private static void answer(
      @State(value = "IO_RUNNING_PACKET_FOR_RECEIVE", then = "IO_RUNNING") NicDeviceExp client,
      @Claims ByteVector packet) {
    if (packet.length() > MTU) {
      client.sendBadPacketSize(packet, MTU);
    } else {
      packet.close();
      client.sendSuccess();
    }
  }
}
