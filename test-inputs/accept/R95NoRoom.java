import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;

/**
 * R95: a send of an unbounded contract throws where the heap has no room, and nothing else; what it
 * was to carry is the sender's then.
 */
class R95NoRoom {
  static void parsed(@Claims TicksExp ticks, ExchangeHeap heap, String count) {
    try {
      int length = Integer.parseInt(count);
      ticks.sendTick(heap.bytes(length));
    } catch (NumberFormatException e) {
      System.out.println("no number: " + count);
    }
    ticks.close();
  }

  static void read(@Claims TicksExp ticks, ExchangeHeap heap, Appendable log) {
    try {
      log.append("tick");
      ticks.sendTick(heap.bytes(1));
    } catch (IOException | IllegalStateException e) {
      System.out.println(e);
    }
    ticks.close();
  }

  static void dropped(@Claims TicksExp ticks, @Claims ByteVector block) {
    try {
      ticks.sendTick(block);
    } catch (OutOfExchangeMemoryException e) {
      block.close();
    }
    ticks.close();
  }
}
