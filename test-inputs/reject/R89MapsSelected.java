import static org.copyless.channel.Select.row;

import java.util.ArrayDeque;
import java.util.Deque;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointMap;
import org.copyless.channel.Select;
import org.copyless.heap.ByteVector;

/** R89 (paper 001 §5.1): what was kept with the chosen endpoint is asked for once, behind it. */
class R89MapsSelected {
  private static final Select SELECT =
      Select.matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class));

  private static final class Statistics {
    final Deque<Integer> lengths = new ArrayDeque<>();
  }

  static void serve(EndpointMap<@State("IO_RUNNING") NicDeviceExp, Statistics> clients)
      throws InterruptedException {
    while (!clients.isEmpty()) {
      switch (SELECT.await(clients)) {
        case 0 -> {
          NicDeviceExp client = clients.selected();
          client.take(NicDeviceExp.GetReceivedPacket.class);
          client.sendNoPacket();
          // :: error: [select.member] «clients.selected()»
          clients.add(clients.selected(), clients.data());
          client.close();
        }
        case 1 -> {
          NicDeviceExp client = clients.selected();
          Statistics statistics = clients.data();
          ByteVector packet = client.take(NicDeviceExp.PacketForReceive.class).pkt();
          statistics.lengths.add(packet.length());
          packet.close();
          client.sendSuccess();
          clients.add(client, statistics);
        }
        default -> {
          clients.selected().close();
          System.out.println(clients.data().lengths);
        }
      }
    }
  }

  static void kept(EndpointMap<@State("IO_RUNNING") NicDeviceExp, Statistics> clients)
      throws InterruptedException {
    if (SELECT.await(clients) == 2) {
      clients.selected().close();
      // :: error: [select.member]
      clients.selected().close();
    }
  }

  static void first(EndpointMap<@State("IO_RUNNING") NicDeviceExp, Statistics> clients)
      throws InterruptedException {
    if (SELECT.await(clients) == 2) {
      // :: error: [select.member]
      System.out.println(clients.data().lengths);
      clients.selected().close();
    }
  }

  static void twice(EndpointMap<@State("IO_RUNNING") NicDeviceExp, Statistics> clients)
      throws InterruptedException {
    if (SELECT.await(clients) == 2) {
      clients.selected().close();
      System.out.println(clients.data().lengths);
      // :: error: [select.member]
      System.out.println(clients.data().lengths);
    }
  }

  static void dropped(EndpointMap<@State("IO_RUNNING") NicDeviceExp, Statistics> clients)
      throws InterruptedException {
    if (SELECT.await(clients) == 2) {
      // :: error: [ownership.leak]
      clients.selected(); // what was kept with it is forgotten
    }
  }
}
