import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;

/** Paper 002 §3: one end of an unbounded contract may send for ever; nothing else is different. */
class Unbounded {
  static void source(@Claims TicksExp ticks, ExchangeHeap heap) {
    for (int i = 0; i < 100; i++) {
      ticks.sendTick(heap.bytes(i));
    }
    ticks.sendStop();
    ticks.close();
  }

  static void sink(@Claims TicksImp ticks) throws InterruptedException {
    try (ticks) {
      while (true) {
        switch (ticks.receive(TicksImp.OPEN)) {
          case TicksImp.Tick m -> m.block().close();
          case TicksImp.Stop _ -> {
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }
}
