import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;

/** A guard may throw within a try: what then closes the resource is no part of the guard. */
class GuardWithResource {
  static void run(ExchangeHeap heap) {
    var channel = SafeDoorChannel.open(heap);
    serve(channel.exp(), heap);
    channel.imp().close();
  }

  static void serve(@Claims DoorExp door, ExchangeHeap heap) {
    try (door) {
      switch (door) {
        case SafeDoorExp safe when heap.statistics().liveBlocks() > 0 -> safe.sendLocked();
        case DoorExp plain -> plain.sendBye();
      }
    }
  }
}
