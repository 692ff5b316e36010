import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;

/** R48 (SDN17): a channel can be opened in any state that one of its ends receives in. */
class R48StartState {
  static void running(ExchangeHeap heap) throws InterruptedException {
    var channel = NicDeviceChannel.open(heap, NicDeviceExp.IO_RUNNING);
    try (NicDeviceImp imp = channel.imp();
        NicDeviceExp exp = channel.exp()) {
      imp.sendGetReceivedPacket();
      switch (exp.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.PacketForReceive m -> exp.sendBadPacketSize(m.pkt(), 0);
        case NicDeviceExp.GetReceivedPacket _ -> exp.sendNoPacket();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void byTheOtherEnd(ExchangeHeap heap) {
    var channel = NicDeviceChannel.open(heap, NicDeviceImp.IO_CONFIGURE_ACK);
    channel.exp().close();
    channel.imp().close();
  }

  static void polymorphic(ExchangeHeap heap) {
    StreamChannel<org.copyless.heap.ByteVector> channel =
        StreamChannel.open(heap, StreamExp.startData());
    channel.exp().close();
    var imp = channel.imp();
    imp.sendNext();
    imp.close();
  }
}
