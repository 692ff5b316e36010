import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** R10, R11: a function claims what its function type claims, wherever it is written. */
class R10Functions {
  interface Taker<T extends Tracked> {
    void take(@Claims T block);
  }

  interface Looker {
    void look(ByteVector block);
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }

  static void look(ByteVector block) {
    block.get(0);
  }

  static void variables(@Claims ByteVector block) {
    // :: error: [override.claims] «R10Functions::look»
    Taker<ByteVector> taker = R10Functions::look;
    // :: error: [override.claims]
    Looker looker = R10Functions::take;
    looker.look(block);
    taker.take(block);
  }

  static Taker<ByteVector> lambda() {
    // :: error: [ownership.leak]
    return block -> block.get(0);
  }

  static Looker closing() {
    // :: error: [ownership.borrowed]
    return block -> block.close();
  }
}
