import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** R56: the row may be kept in a variable, and tested in several steps, by order too. */
class R56RowTested {
  private static final int LAST_OF_CLIENTS = 2;

  private static final Select SELECT =
      Select.matrix(
          //  clients                              control
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, NicDeviceExp.ConfigureIO.class),
          row(ANY, ChannelClosed.class));

  static void serve(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (clients;
        control) {
      int served = 0;
      int row = SELECT.await(clients, control);
      while (row <= LAST_OF_CLIENTS) {
        System.out.println("row " + row + " after " + served++);
        NicDeviceExp client = clients.selected();
        if (row == 0) {
          client.take(NicDeviceExp.GetReceivedPacket.class);
          client.sendNoPacket();
          clients.add(client);
        } else if (row < 2) {
          client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
          client.sendSuccess();
          clients.add(client);
        } else {
          client.close();
        }
        row = SELECT.await(clients, control);
      }
      if (3 >= row) {
        control.take(NicDeviceExp.StartIO.class);
      }
    }
  }

  static void inArms(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (clients;
        control) {
      int row = SELECT.await(clients, control);
      switch (row) {
        case 0, 1 -> {
          NicDeviceExp client = clients.selected();
          if (row == 1) {
            client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
            client.sendSuccess();
          } else {
            client.take(NicDeviceExp.GetReceivedPacket.class);
            client.sendNoPacket();
          }
          clients.add(client);
        }
        case 2 -> clients.selected().close();
        default -> System.out.println("control");
      }
    }
  }
}
