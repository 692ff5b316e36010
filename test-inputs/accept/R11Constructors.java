import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/** R11: constructors claim as methods do, before and after they call another. */
class R11Constructors {
  static class Message {
    final int length;

    Message(@Claims ByteVector text) {
      length = text.length();
      text.close();
    }

    Message(int length) {
      this.length = length;
    }
  }

  static class Passing extends Message {
    Passing(@Claims ByteVector text) {
      super(text);
    }

    Passing(@Claims ByteVector text, boolean twice) {
      int length = twice ? 2 * text.length() : text.length();
      text.close();
      super(length);
    }

    Passing(int length, @Claims ByteVector text) {
      if (length < 0) {
        text.close();
        throw new IllegalArgumentException("length=" + length);
      }
      this(text);
    }
  }

  static class Keeping extends Message {
    final TCell<ByteVector> kept;

    Keeping(@Claims ByteVector text) {
      int length = text.length();
      kept = new TCell<>(text);
      super(length);
    }
  }

  interface Maker<T extends Tracked> {
    TCell<T> make(@Claims T content);
  }

  interface Reading {
    Message read(@Claims ByteVector text);
  }

  static int anonymous(@Claims ByteVector text) {
    Message message =
        new Message(text) {
          @Override
          public String toString() {
            return "message of " + length;
          }
        };
    return message.toString().length();
  }

  static int referred(ExchangeHeap heap) {
    Maker<ByteVector> maker = TCell::new;
    Reading reading = Passing::new;
    TCell<ByteVector> cell = maker.make(heap.bytes(2));
    return reading.read(heap.bytes(3)).length + cell.hashCode();
  }
}
