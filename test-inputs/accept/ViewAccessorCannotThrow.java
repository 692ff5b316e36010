import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;

/**
 * Once rejected, wrongly: between stored.close() and the assignment there is only m.pkt(), the
 * accessor of a message view, which cannot throw in a checked program (as close(), sends and
 * setters, which have no exceptional edge any more since 07).
 */
class ViewAccessorCannotThrow {
  static void keepLast(@State("IO_RUNNING") NicDeviceExp d) throws InterruptedException {
    ByteVector stored = null;
    try {
      while (true) {
        switch (d.receive(NicDeviceExp.IO_RUNNING)) {
          case NicDeviceExp.PacketForReceive m -> {
            if (stored != null) {
              stored.close();
            }
            stored = m.pkt();
            d.sendSuccess();
          }
          case NicDeviceExp.GetReceivedPacket _ -> d.sendNoPacket();
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    } finally {
      if (stored != null) {
        stored.close();
      }
    }
  }
}
