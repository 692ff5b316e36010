import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;

/** Paper 002 §3: an unbounded contract has its states like any other. */
class Unbounded {
  static void source(@Claims TicksExp ticks, ExchangeHeap heap) {
    ticks.sendStop();
    // :: error: [protocol.state]
    ticks.sendStop();
    ticks.close();
  }

  static void sink(@Claims TicksImp ticks) throws InterruptedException {
    try (ticks) {
      while (true) {
        switch (ticks.receive(TicksImp.OPEN)) {
          // :: error: [message.untaken]
          case TicksImp.Tick _ -> {}
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
