import org.copyless.heap.ExchangeHeap;

/** R48: each end of a channel is taken once on each path. */
class R48EndsOnPaths {
  static void branches(ExchangeHeap heap, int arm) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    if (arm == 0) {
      channel.imp().close();
    }
    // :: error: [channel.end]
    channel.imp().close();
    channel.exp().close();
  }

  static void loop(ExchangeHeap heap, int count) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    int i = 0;
    do {
      // :: error: [channel.end]
      channel.imp().close();
    } while (++i < count);
    channel.exp().close();
  }
}
