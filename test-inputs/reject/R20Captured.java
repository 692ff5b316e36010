import java.util.function.IntSupplier;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;

/** R20: nothing that is followed is captured: no block, message, channel, nor this. */
class R20Captured {
  interface Packet extends NetworkPacket {
    default Runnable closer() {
      // :: error: [tracked.escapes]
      return this::close;
    }
  }

  static int message(@Claims @State("IO_RUNNING") NicDeviceExp client) throws InterruptedException {
    try (client) {
      NicDeviceExp.IoRunning message = client.receive(NicDeviceExp.IO_RUNNING);
      // :: error: [tracked.escapes]
      IntSupplier supplier = () -> message instanceof ChannelClosed ? 0 : 1;
      if (message instanceof NicDeviceExp.PacketForReceive m) {
        m.pkt().close();
      }
      return supplier.getAsInt();
    }
  }

  static Runnable channel(ExchangeHeap heap) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    channel.exp().close();
    channel.imp().close();
    // :: error: [tracked.escapes]
    return () -> channel.hashCode();
  }
}
