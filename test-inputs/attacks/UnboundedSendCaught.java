import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.OutOfExchangeMemoryException;

/**
 * Attack: a send on an unbounded contract finds the heap full, and the program goes on.
 *
 * <p>At run time the block is still the sender's, and nobody closes it.
 *
 * <p>The checker had to see it: such a send, unlike all others, may throw.
 */
class UnboundedSendCaught {
  static boolean lost(TicksExp ticks, @Claims ByteVector block) {
    try {
      ticks.sendTick(block);
      return true;
    } catch (OutOfExchangeMemoryException e) {
      // :: error: [ownership.leak]
      return false;
    }
  }

  static boolean kept(TicksExp ticks, @Claims ByteVector block) {
    try {
      ticks.sendTick(block);
      return true;
    } catch (OutOfExchangeMemoryException e) {
      block.close();
      return false;
    }
  }

  static void uncaught(TicksExp ticks, @Claims ByteVector block) {
    ticks.sendTick(block);
  }

  static void answersNever(@Claims TicksImp ticks) {
    ticks.close();
  }
}
