import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/** R11: constructors claim as methods do, before and after they call another. */
class R11Constructors {
  static class Message {
    final int length;

    Message(@Claims ByteVector text) {
      length = text.length();
      // :: error: [ownership.leak]
    }

    Message(int length) {
      this.length = length;
    }

    Message(ByteVector text, int from) {
      length = text.length() - from;
    }
  }

  static class Passing extends Message {
    Passing(ByteVector text) {
      // :: error: [ownership.borrowed]
      super(text);
    }

    Passing(@Claims ByteVector text, boolean twice) {
      int length = twice ? 2 * text.length() : text.length();
      super(length);
      // :: error: [ownership.leak]
    }

    Passing(int length, @Claims ByteVector text) {
      this(text, length > 0);
      // :: error: [ownership.dangling]
      text.close();
    }

    Passing(@Claims ByteVector text, long from) {
      text.close();
      // :: error: [ownership.dangling]
      super(text, (int) from);
    }
  }

  static class Keeping extends Message {
    final TCell<ByteVector> kept;

    Keeping(@Claims ByteVector text) {
      kept = new TCell<>(text);
      // :: error: [ownership.dangling]
      super(text.length());
    }
  }

  interface Maker<T extends Tracked> {
    TCell<T> make(T content);
  }

  static int anonymous(@Claims ByteVector text) {
    Message message = new Message(text) {};
    // :: error: [ownership.dangling]
    return message.length + text.length();
  }

  static int anonymousOfBorrowed(ByteVector text) {
    // :: error: [ownership.borrowed]
    return new Message(text) {}.length;
  }

  static int anonymousThatBorrows(@Claims ByteVector text) {
    // :: error: [ownership.leak]
    return new Message(text, 1) {}.length;
  }

  static Maker<ByteVector> referred() {
    // :: error: [override.claims]
    return TCell::new;
  }
}
