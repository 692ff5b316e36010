import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R10, R11: an inherited method claims what the interface claims that it implements. */
class R10Inherited {
  interface Sink {
    void put(@Claims ByteVector block);
  }

  static class Closing {
    public void put(@Claims ByteVector block) {
      block.close();
    }
  }

  static class ClosingSink extends Closing implements Sink {}
}
