import java.util.Map;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/** R21 (paper 001 §3.1.1): every form of class, with blocks where they cannot be followed. */
class R21Classes {
  // :: error: [tracked.escapes]
  record Measured(ByteVector content, int length) {}

  // :: error: [tracked.escapes]
  record Any<T extends Tracked>(T content) {}

  enum Codec {
    PLAIN {
      // :: error: [tracked.escapes]
      private ByteVector last;

      @Override
      void encode(@Claims ByteVector text) {
        last = text;
      }
    },
    DOUBLED {
      @Override
      void encode(@Claims ByteVector text) {
        text.length();
        // :: error: [ownership.leak]
      }
    };

    abstract void encode(@Claims ByteVector text);
  }

  interface Filter {
    // :: error: [tracked.escapes]
    ByteVector NOTHING = ExchangeHeap.create().bytes(1);

    boolean wants(ByteVector block);

    default boolean wantsBoth(ByteVector one, ByteVector other) {
      // :: error: [ownership.borrowed]
      return wants(one) && checked(other);
    }

    private boolean checked(@Claims ByteVector block) {
      try (block) {
        return wants(block);
      }
    }
  }

  static class Rejected extends Exception {
    private static final long serialVersionUID = 1;
    // :: error: [tracked.escapes]
    private final transient ByteVector block;

    Rejected(@Claims ByteVector block) {
      this.block = block;
    }
  }

  sealed interface Command permits Append, Clear {}

  record Append(int value, int times) implements Command {}

  record Clear(Append first) implements Command {}

  private static final ExchangeHeap HEAP = ExchangeHeap.create();
  private static final Map<String, TCell<ByteVector>> SHARED;
  private final TCell<ByteVector> own;

  static {
    ByteVector zero = HEAP.bytes(1);
    SHARED = Map.of("zero", new TCell<>(zero));
    // :: error: [ownership.dangling]
    zero.set(0, (byte) 0);
  }

  {
    ByteVector block = HEAP.bytes(SHARED.size());
    own = TCell.empty();
    // :: error: [ownership.leak]
  }

  static int inLocalClass(ByteVector block) {
    class Length {
      int get() {
        // :: error: [tracked.escapes]
        return block.length();
      }
    }
    return new Length().get();
  }

  static Runnable inAnonymousClass(ByteVector block) {
    return new Runnable() {
      @Override
      public void run() {
        // :: error: [tracked.escapes]
        block.set(0, (byte) 1);
      }
    };
  }

  static String inLocalRecord(ByteVector block) {
    record Pair<A>(A one, int two) {}
    // :: error: [tracked.escapes]
    return new Pair<>(block, 1).toString();
  }

  static int applied(Command command, @Claims ByteVector block) {
    // :: error: [ownership.leak]
    return switch (command) {
      case Append(int value, int times) when times > 1 -> value;
      case Append(_, var times) -> {
        block.close();
        yield times;
      }
      case Clear(Append(int value, _)) -> {
        block.close();
        // :: error: [ownership.dangling]
        yield block.length() + value;
      }
    };
  }

  static boolean free(@Claims ByteVector block) {
    block.close();
    return true;
  }

  static int guarded(Command command, @Claims ByteVector block) {
    return switch (command) {
      // :: error: [tracked.escapes]
      case Append _ when free(block) -> 1;
      default -> 0;
    };
  }

  static void unnamed(ExchangeHeap heap) {
    var _ = heap.bytes(1);
    // :: error: [ownership.leak]
  }
}
