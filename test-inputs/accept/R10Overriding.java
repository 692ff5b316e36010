import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
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

  static class Closing implements Sink<ByteVector> {
    @Override
    public void put(@Claims ByteVector block) {
      block.close();
    }
  }

  static class ClosingAny<T extends Tracked> implements Sink<T> {
    @Override
    public void put(@Claims T block) {
      block.close();
    }
  }

  interface ByDefault extends Sink<ByteVector> {
    @Override
    default void put(@Claims ByteVector block) {
      block.close();
    }
  }

  static class First implements Look<ByteVector> {
    @Override
    public int at(ByteVector block) {
      return block.get(0);
    }
  }

  static class Base {
    public void put(@Claims ByteVector block) {
      block.close();
    }
  }

  static class Inheriting extends Base implements Sink<ByteVector> {}

  static Sink<ByteVector> anonymous() {
    return new Sink<>() {
      @Override
      public void put(@Claims ByteVector block) {
        block.close();
      }
    };
  }

  abstract static class Maker {
    abstract Tracked make(ExchangeHeap heap);
  }

  static class Bytes extends Maker {
    @Override
    ByteVector make(ExchangeHeap heap) {
      return heap.bytes(1);
    }
  }

  interface Codec {
    boolean encode(@Claims ByteVector text, Out<ByteVector> code);

    default Codec twice() {
      return (text, code) -> {
        Out<ByteVector> once = Out.empty();
        encode(text, once);
        return encode(once.take(), code);
      };
    }
  }

  static class Plain implements Codec {
    @Override
    public boolean encode(@Claims ByteVector text, Out<ByteVector> code) {
      code.put(text);
      return true;
    }
  }

  static Codec plain() {
    return (text, code) -> {
      code.put(text);
      return true;
    };
  }

  interface Ending {
    void end(@State(value = "OPEN", then = "CLOSED") TickerImp clock);
  }

  static class Once implements Ending {
    @Override
    public void end(@State(value = "OPEN", then = "CLOSED") TickerImp clock) {
      clock.sendEnd();
    }
  }

  static Ending ending() {
    return clock -> clock.sendEnd();
  }

  static Ending referred() {
    return R10Overriding::over;
  }

  static void over(@State(value = "OPEN", then = "CLOSED") TickerImp clock) {
    clock.sendEnd();
  }
}
