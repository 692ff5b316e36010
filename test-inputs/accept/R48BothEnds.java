import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/**
 * R48 (paper 001 §2.4): a new channel has two endpoints in their initial states; each is taken
 * once.
 */
class R48BothEnds {
  static void both(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    channel.imp().close();
    NicEventsExp exporting = channel.exp();
    exporting.sendNicEvent(NicEvents.NicEventType.NO_EVENT);
    exporting.close();
  }

  static void alias(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    var same = channel;
    channel.imp().close();
    same.exp().close();
  }

  static NicEventsImp kept(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    Sip.start("events", channel.exp(), events -> events.close());
    return channel.imp();
  }

  static void onOnePath(ExchangeHeap heap, boolean imp) {
    var channel = NicEventsChannel.open(heap);
    if (imp) {
      channel.imp().close();
      channel.exp().close();
    } else {
      channel.exp().close();
      channel.imp().close();
    }
  }
}
