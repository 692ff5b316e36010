import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R10, R11: an inherited method claims what the interface claims that it implements. */
class R10Inherited {
  interface Sink {
    void put(@Claims ByteVector block);
  }

  static class Reading {
    public void put(ByteVector block) {
      block.get(0);
    }
  }

  // :: error: [override.claims]
  static class ReadingSink extends Reading implements Sink {}
}
