import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.sip.Sip;

/**
 * R20 (paper 001 §2.1): a block has one owning thread; it comes to another only by being given
 * away.
 */
class R20OneThread {
  static Thread captured(ByteVector block) {
    // :: error: [tracked.escapes]
    return Thread.ofVirtual().unstarted(() -> block.get(0));
  }

  static Runnable inner(ByteVector block) {
    return new Runnable() {
      @Override
      public void run() {
        // :: error: [tracked.escapes]
        block.get(0);
      }
    };
  }

  static Runnable reference(ByteVector block) {
    // :: error: [tracked.escapes]
    return block::length;
  }

  static void after(@Claims ByteVector block) {
    Sip.start("reader", block, R20OneThread::read);
    // :: error: [ownership.dangling]
    block.get(0);
  }

  static void read(@Claims ByteVector block) {
    block.get(0);
    block.close();
  }

  static void borrowing(@Claims ByteVector block) {
    // :: error: [override.claims]
    Sip.start("looker", block, R20OneThread::look);
  }

  static void look(ByteVector block) {
    block.get(0);
  }
}
