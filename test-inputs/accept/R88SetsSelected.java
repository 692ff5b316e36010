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

/** R88 (paper 001 §5.1): a row takes out the member that it has chosen, its message known. */
class R88SetsSelected {
  private static final Select SELECT =
      Select.matrix(
          //  clients                               control
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, NicDeviceExp.ConfigureIO.class),
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
            store(client.take(NicDeviceExp.PacketForReceive.class).pkt());
            client.sendSuccess();
            clients.add(client);
          }
          case 2 -> clients.selected().close();
          case 3 -> {
            return;
          }
          case 6 -> System.out.println("idle, clients " + clients.size());
          default -> throw new IllegalStateException("not configurable");
        }
      }
    }
  }

  private static void store(@Claims ByteVector packet) {
    packet.close();
  }

  static void chosen(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    if (SELECT.await(clients, control) == 2) {
      clients.selected().close();
    }
  }

  static void once(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    if (SELECT.await(clients, control) == 2) {
      clients.selected().close();
    }
    if (SELECT.await(clients, control) == 2) {
      clients.selected().close();
    }
  }

  static void itsMessage(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    switch (SELECT.await(clients, control)) {
      case 0 -> {
        NicDeviceExp client = clients.selected();
        client.take(NicDeviceExp.GetReceivedPacket.class);
        client.close();
      }
      case 1 -> System.out.println("stays in the set, with its message");
      default -> System.out.println("nothing");
    }
  }

  static void answered(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    if (SELECT.await(clients, control) == 0) {
      NicDeviceExp client = clients.selected();
      client.take(NicDeviceExp.GetReceivedPacket.class);
      client.sendNoPacket();
      clients.add(client);
    }
  }

  static void byHelper(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    if (SELECT.await(clients, control) < 2) {
      answer(clients);
    }
  }

  private static void answer(EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients)
      throws InterruptedException {
    NicDeviceExp client = clients.selected();
    try (client) {
      switch (client.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> m.pkt().close();
        case NicDeviceExp.GetReceivedPacket _ -> client.sendNoPacket();
        case ChannelClosed _ -> System.out.println("gone");
      }
    }
  }

  static int ofSomeState(EndpointSet<? extends NicDeviceExp> clients) throws InterruptedException {
    return Select.matrix(row(ChannelClosed.class), timeout(Duration.ZERO)).await(clients);
  }
}
