import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/**
 * R20 (paper 001 §2.1): a block has one owning thread; it comes to another only by being given
 * away.
 */
class R20OneThread {
  static Sip given(@Claims ByteVector block) {
    return Sip.start("reader", block, R20OneThread::read);
  }

  static void read(@Claims ByteVector block) {
    block.get(0);
    block.close();
  }

  static Sip lambda(ExchangeHeap heap) {
    return Sip.start("closer", heap.bytes(1), block -> block.close());
  }

  static Thread copied(ByteVector block) {
    byte first = block.get(0);
    return Thread.ofVirtual().unstarted(() -> System.out.println(first));
  }
}
