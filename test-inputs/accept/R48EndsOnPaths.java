import org.copyless.heap.ExchangeHeap;

/** R48: each end of a channel is taken once on each path. */
class R48EndsOnPaths {
  static void branches(ExchangeHeap heap, boolean first) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    if (first) {
      channel.imp().close();
    } else {
      channel.imp().close();
    }
    channel.exp().close();
  }

  static void loop(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      NicEventsChannel channel = NicEventsChannel.open(heap);
      channel.imp().close();
      channel.exp().close();
    }
  }
}
