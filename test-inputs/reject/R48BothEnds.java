import org.copyless.heap.ExchangeHeap;

/**
 * R48 (paper 001 §2.4): a new channel has two endpoints in their initial states; each is taken
 * once.
 */
class R48BothEnds {
  static void one(ExchangeHeap heap) {
    // :: error: [channel.end] «NicEventsChannel.open(heap)»
    var channel = NicEventsChannel.open(heap);
    channel.imp().close();
  }

  static void notClosed(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    NicEventsImp importing = channel.imp();
    channel.exp().close();
    // :: error: [ownership.leak]
  }

  static void twice(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    channel.imp().close();
    // :: error: [channel.end]
    channel.imp().close();
    channel.exp().close();
  }

  static void alias(ExchangeHeap heap) {
    var channel = NicEventsChannel.open(heap);
    var same = channel;
    channel.imp().close();
    channel.exp().close();
    // :: error: [channel.end]
    same.exp().close();
  }
}
