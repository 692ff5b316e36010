import org.copyless.channel.ReceiveState;
import org.copyless.heap.ExchangeHeap;

/** R48 (SDN17): a channel's ends are in the state that it was opened in, and no other. */
class R48StartState {
  static void running(ExchangeHeap heap) {
    var channel = NicDeviceChannel.open(heap, NicDeviceExp.IO_RUNNING);
    NicDeviceExp exp = channel.exp();
    // :: error: [protocol.state]
    exp.sendDeviceInfo(1, 2);
    exp.close();
    NicDeviceImp imp = channel.imp();
    // :: error: [protocol.state]
    imp.sendStartIO();
    imp.close();
  }

  static void variable(ExchangeHeap heap, ReceiveState<NicDeviceExp, ?> state) {
    // :: error: [protocol.receive] «NicDeviceChannel.open(heap, state)»
    var channel = NicDeviceChannel.open(heap, state);
    NicDeviceExp exp = channel.exp();
    exp.sendDeviceInfo(1, 2);
    exp.close();
    channel.imp().close();
  }

  static void otherContract(ExchangeHeap heap) {
    // :: error: [protocol.receive]
    var channel = NicDeviceChannel.open(heap, VolumeExp.IDLE);
    channel.exp().close();
    channel.imp().close();
  }

  static void polymorphic(ExchangeHeap heap) {
    var channel = StreamChannel.<org.copyless.heap.ByteVector>open(heap, StreamExp.startData());
    channel.exp().close();
    var imp = channel.imp();
    imp.sendNext();
    // :: error: [protocol.state]
    imp.sendNext();
    imp.close();
  }
}
