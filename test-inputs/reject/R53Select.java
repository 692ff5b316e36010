import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.Select;

/** R53, R55 (§2.4): a select lends its sources; the messages of its row are received in the arm. */
class R53Select {
  private static final Select SELECT =
      Select.matrix(
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ANY, NicDeviceExp.StartIO.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));

  static void serve(
      @Claims @State("IO_RUNNING") NicDeviceExp nic,
      @Claims @State("IO_CONFIGURED") NicDeviceExp other)
      throws InterruptedException {
    try (nic;
        other) {
      // :: error: [protocol.state]
      while (SELECT.await(nic, other) < 2) {
        switch (nic.receive(NicDeviceExp.IO_RUNNING)) {
          case NicDeviceExp.GetReceivedPacket _ -> nic.sendNoPacket();
          case NicDeviceExp.PacketForReceive m -> {
            m.pkt().close();
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  static int either(
      @Claims @State("IO_RUNNING") NicDeviceExp nic, @State("IO_CONFIGURED") NicDeviceExp other)
      throws InterruptedException {
    nic.close();
    // :: error: [ownership.dangling]
    return SELECT.await(nic, other);
  }

  static int twice(@State("IO_RUNNING") NicDeviceExp nic) throws InterruptedException {
    // :: error: [ownership.aliased]
    return SELECT.await(nic, nic);
  }
}
