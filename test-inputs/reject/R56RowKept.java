import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;

/** The number of a former wait says nothing of what the next one has found. */
class R56RowKept {
  private static final Select SELECT =
      Select.matrix(
          row(ChannelClosed.class, ANY),
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(ANY, ChannelClosed.class),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ANY, NicDeviceExp.ConfigureIO.class),
          row(NicDeviceExp.PacketForReceive.class, ANY));

  static void former(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    int row = SELECT.await(clients, control);
    int old = row;
    row = SELECT.await(clients, control);
    if (old == 0) {
      // :: error: [select.member]
      clients.selected().close();
    }
    System.out.println(row);
  }

  static void twice(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    int row = SELECT.await(clients, control);
    int old = row;
    if (old == 0) {
      clients.selected().close();
    }
    if (row == 0) {
      // :: error: [select.member]
      clients.selected().close();
    }
  }

  static void formerInLoop(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    int row = SELECT.await(clients, control);
    int old = row;
    while (row != 2) {
      if (old == 0) {
        // :: error: [select.member]
        clients.selected().close();
      }
      old = row;
      row = SELECT.await(clients, control);
    }
  }

  /** Where the wait may have failed, no member need be chosen. */
  static void notWaited(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control)
      throws InterruptedException {
    int row = 0;
    try {
      int first = Integer.parseInt("1");
      row = SELECT.await(clients, control) + first;
    } catch (NumberFormatException e) {
      System.out.println(e);
    }
    // :: error: [select.member]
    clients.selected().close();
    System.out.println(row);
  }

  static void waitedSometimes(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @State("IO_CONFIGURED") NicDeviceExp control,
      boolean isIdle)
      throws InterruptedException {
    int row = 0;
    if (!isIdle) {
      row = SELECT.await(clients, control);
    }
    if (row == 0) {
      // :: error: [select.member]
      clients.selected().close();
    }
  }
}
