import org.copyless.channel.EndpointSet;
import org.copyless.heap.ExchangeHeap;

/** R43: the state in which a channel starts, or a set holds its endpoints, is named. */
class NullState {
  static void channel(ExchangeHeap heap) {
    // :: error: [null.refused]
    DoorChannel channel = DoorChannel.open(heap, null);
    channel.imp().close();
    channel.exp().close();
  }

  static void set(ExchangeHeap heap) {
    // :: error: [null.refused]
    try (EndpointSet<NicDeviceExp> clients = EndpointSet.create(heap, null)) {
      clients.size();
    }
  }
}
