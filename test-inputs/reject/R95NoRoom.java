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
    } catch (RuntimeException e) {
      System.out.println("no number: " + count);
    }
    ticks.close();
    // :: error: [ownership.leak]
  }

  static void dropped(@Claims TicksExp ticks, @Claims ByteVector block) {
    try {
      ticks.sendTick(block);
    } catch (OutOfExchangeMemoryException e) {
      System.out.println("no room");
    }
    ticks.close();
    // :: error: [ownership.leak]
  }

  static void droppedTwice(@Claims TicksExp ticks, @Claims ByteVector block) {
    try {
      ticks.sendTick(block);
    } catch (IllegalStateException | OutOfExchangeMemoryException e) {
      return;
    } finally {
      ticks.close();
    }
    // :: error: [ownership.leak]
  }
}
