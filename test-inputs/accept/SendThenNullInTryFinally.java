import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;

/**
 * Once rejected, wrongly: a send in a right state never fails (language.md: "sendM never blocks and
 * never fails in a right state"), so there is no path from the send to the finally body before
 * 'ready = null'. The checker takes the implicit unchecked exception edge of the send.
 */
class SendThenNullInTryFinally {
  static void run(@State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    NetworkPacket ready = null;
    try {
      while (true) {
        switch (client.receive(NicDeviceExp.IO_RUNNING)) {
          case NicDeviceExp.PacketForReceive m -> {
            if (ready != null) {
              client.sendBadPacketSize(m.pkt(), 1500);
            } else {
              ready = NetworkPacketRep.allocate(client.heap(), m.pkt(), 60);
              client.sendSuccess();
            }
          }
          case NicDeviceExp.GetReceivedPacket _ -> {
            if (ready != null) {
              client.sendReceivedPacket(ready);
              ready = null;
            } else {
              client.sendNoPacket();
            }
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    } finally {
      if (ready != null) {
        ready.close();
      }
    }
  }
}
