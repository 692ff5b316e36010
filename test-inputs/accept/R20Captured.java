import java.util.function.IntSupplier;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** R20: nothing that is followed is captured: no block, message, channel, nor this. */
class R20Captured {
  interface Packet extends NetworkPacket {
    default Runnable printer() {
      int used = bytesUsed();
      return () -> System.out.println(used);
    }
  }

  static int message(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      NicDeviceExp.IoRunning message = client.receive(NicDeviceExp.IO_RUNNING);
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        int length = m.pkt().length();
        m.pkt().close();
        IntSupplier supplier = () -> length;
        return supplier.getAsInt();
      }
      return 0;
    }
  }
}
