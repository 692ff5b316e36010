import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** A row's number that is kept while the next wait goes on stays that of the wait before. */
class R56RowKept {
  private static final Select SELECT =
      Select.matrix(
          row(ChannelClosed.class, ANY),
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(ANY, ChannelClosed.class),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, NicDeviceExp.ConfigureIO.class),
          row(NicDeviceExp.PacketForReceive.class, ANY));

  static int untilChanged(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    int row = SELECT.await(clients, control);
    int old = row;
    while (row == old) {
      if (row == 0) {
        clients.selected().close();
      }
      row = SELECT.await(clients, control);
    }
    if (row == 0) {
      clients.selected().close();
    }
    return old;
  }

  static int last(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control,
      int rounds)
      throws InterruptedException {
    try (clients) {
      int last = SELECT.await(clients, control);
      for (int i = 0; i < rounds; i++) {
        int row = last;
        switch (row) {
          case 0 -> clients.selected().close();
          case 2 -> {
            return row;
          }
          default -> System.out.println("row " + row);
        }
        last = SELECT.await(clients, control);
      }
      return last;
    }
  }
}
