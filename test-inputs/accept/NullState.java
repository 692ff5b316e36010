import org.copyless.annotation.State;
import org.copyless.channel.EndpointSet;
import org.copyless.heap.ExchangeHeap;

/** R43: the state in which a channel starts, or a set holds its endpoints, is named. */
class NullState {
  static void channel(ExchangeHeap heap) {
    DoorChannel channel = DoorChannel.open(heap, DoorExp.AWAY);
    channel.imp().close();
    channel.exp().close();
  }

  static void set(ExchangeHeap heap) {
    try (EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients =
        EndpointSet.create(heap, NicDeviceExp.IO_RUNNING)) {
      clients.size();
    }
  }
}
