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
    Taker<ByteVector> taker = R10Functions::take;
    Looker looker = R10Functions::look;
    looker.look(block);
    taker.take(block);
  }

  static Taker<ByteVector> lambda() {
    return block -> block.close();
  }
}
