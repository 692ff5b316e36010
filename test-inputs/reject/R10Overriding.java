import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;
import org.copyless.heap.parameter.Out;

/** R10, R11: an overriding method claims what the overridden one claims, and no more. */
class R10Overriding {
  interface Sink<T extends Tracked> {
    void put(@Claims T block);
  }

  interface Look<T extends Tracked> {
    int at(T block);
  }

  static class Borrowing implements Sink<ByteVector> {
    @Override
    // :: error: [override.claims]
    public void put(ByteVector block) {
      block.set(0, (byte) 1);
    }
  }

  static class BorrowingAny<T extends Tracked> implements Sink<T> {
    @Override
    // :: error: [override.claims]
    public void put(T block) {
      block.hashCode();
    }
  }

  interface ByDefault extends Sink<ByteVector> {
    @Override
    // :: error: [override.claims]
    default void put(ByteVector block) {
      block.set(0, (byte) 1);
    }
  }

  static class Taking implements Look<ByteVector> {
    @Override
    // :: error: [override.claims]
    public int at(@Claims ByteVector block) {
      try (block) {
        return block.get(0);
      }
    }
  }

  static class Base {
    public void put(ByteVector block) {
      block.set(0, (byte) 1);
    }
  }

  // :: error: [override.claims]
  static class Inheriting extends Base implements Sink<ByteVector> {}

  static Sink<ByteVector> anonymous() {
    return new Sink<>() {
      @Override
      // :: error: [override.claims]
      public void put(ByteVector block) {
        block.set(0, (byte) 1);
      }
    };
  }

  interface Codec {
    boolean encode(@Claims ByteVector text, Out<ByteVector> code);
  }

  static class Dropping implements Codec {
    @Override
    public boolean encode(@Claims ByteVector text, Out<ByteVector> code) {
      text.close();
      // :: error: [ref.empty] «return false;»
      return false;
    }
  }

  static Codec dropping() {
    return (text, code) -> {
      text.close();
      // :: error: [ref.empty]
      return false;
    };
  }

  interface Ending {
    void end(@State(value = "OPEN", then = "CLOSED") TickerImp clock);
  }

  static class Never implements Ending {
    @Override
    // :: error: [override.state]
    public void end(@State("OPEN") TickerImp clock) {
      clock.heap();
    }
  }

  static Ending never() {
    // :: error: [protocol.exit]
    return clock -> {};
  }

  static Ending referred() {
    // :: error: [override.state]
    return R10Overriding::over;
  }

  static void over(TickerImp clock) {
    clock.heap();
  }

  static Look<ByteVector> taking() {
    // :: error: [override.claims]
    return R10Overriding::taken;
  }

  static <T extends Tracked> int taken(@Claims T block) {
    block.close();
    return 0;
  }
}
