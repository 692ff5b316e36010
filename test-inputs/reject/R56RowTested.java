import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** R56: the row may be kept in a variable, and tested in several steps, by order too. */
class R56RowTested {
  private static final Select SELECT =
      Select.matrix(
          //  clients                              control
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ChannelClosed.class, ANY),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, NicDeviceExp.ConfigureIO.class),
          row(ANY, ChannelClosed.class));

  static void oneTooFar(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (clients;
        control) {
      int row = SELECT.await(clients, control);
      if (row <= 3) {
        // :: error: [select.member]
        clients.selected().close();
      }
    }
  }

  static void otherMessage(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (clients;
        control) {
      int row = SELECT.await(clients, control);
      if (row < 3) {
        NicDeviceExp client = clients.selected();
        if (row >= 1) {
          // :: error: [protocol.receive]
          client.take(NicDeviceExp.PacketForReceive.class).pkt().close();
        }
        client.close();
      }
    }
  }

  static void takenBefore(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    try (clients;
        control) {
      int row = SELECT.await(clients, control);
      if (row == 0) {
        NicDeviceExp client = clients.selected();
        client.take(NicDeviceExp.GetReceivedPacket.class);
        client.sendNoPacket();
        if (row < 1) {
          // :: error: [protocol.receive]
          client.take(NicDeviceExp.GetReceivedPacket.class);
        }
        client.close();
      }
    }
  }

  static void ofAnother(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_CONFIGURED") NicDeviceExp control,
      @Claims @State("IO_RUNNING") NicDeviceExp other)
      throws InterruptedException {
    try (clients;
        other;
        control) {
      int row = SELECT.await(clients, control);
      if (row < 3) {
        NicDeviceExp client = clients.selected();
        if (row == 0) {
          // :: error: [protocol.receive]
          other.take(NicDeviceExp.GetReceivedPacket.class);
        }
        client.close();
      }
    }
  }
}
