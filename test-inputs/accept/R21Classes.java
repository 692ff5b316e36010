import java.util.Map;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;

/** R21 (paper 001 §3.1.1): every form of class, with blocks in parameters, locals and cells. */
class R21Classes {
  record Measured(TCell<ByteVector> content, int length) {
    Measured {
      if (length < 0) {
        throw new IllegalArgumentException("length=" + length);
      }
    }

    static Measured of(@Claims ByteVector block) {
      int length = block.length();
      return new Measured(new TCell<>(block), length);
    }

    boolean starts(byte first) throws InterruptedException {
      ByteVector block = content.acquire();
      boolean starts = block.get(0) == first;
      content.release(block);
      return starts;
    }
  }

  enum Codec {
    PLAIN {
      @Override
      ByteVector encode(@Claims ByteVector text) {
        return text;
      }
    },
    DOUBLED {
      @Override
      ByteVector encode(@Claims ByteVector text) {
        try (text) {
          return text.heap().bytes(2 * text.length());
        }
      }
    };

    abstract ByteVector encode(@Claims ByteVector text);
  }

  interface Filter {
    boolean wants(ByteVector block);

    default boolean wantsBoth(ByteVector one, ByteVector other) {
      return checked(one) && checked(other);
    }

    private boolean checked(ByteVector block) {
      return block.length() > 0 && wants(block);
    }

    static void free(@Claims ByteVector block) {
      block.close();
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
    zero.set(0, (byte) 0);
    SHARED = Map.of("zero", new TCell<>(zero));
  }

  {
    ByteVector block = HEAP.bytes(SHARED.size());
    own = new TCell<>(block);
  }

  static int local(@Claims ByteVector block) {
    record Range(int from, int to) {
      int sum(ByteVector of) {
        int sum = 0;
        for (int i = from; i < to; i++) {
          sum += of.get(i);
        }
        return sum;
      }
    }
    interface Look {
      int at(ByteVector of);
    }
    class First implements Look {
      @Override
      public int at(ByteVector of) {
        return of.get(0);
      }
    }
    Look last =
        new Look() {
          @Override
          public int at(ByteVector of) {
            return of.get(of.length() - 1);
          }
        };
    try (block) {
      return new Range(0, block.length()).sum(block) + new First().at(block) + last.at(block);
    }
  }

  static int applied(Command command, @Claims ByteVector block) {
    return switch (command) {
      case Append(int value, int times) when times > 1 -> {
        block.set(0, (byte) value);
        block.close();
        yield times;
      }
      case Append(_, var times) -> {
        block.close();
        yield times;
      }
      case Clear(Append(int value, _)) -> {
        int length = block.length();
        block.close();
        yield length + value;
      }
    };
  }

  static int unnamed(ExchangeHeap heap, Filter filter) {
    int count = 0;
    try (var _ = heap.bytes(1);
        ByteVector block = heap.bytes(2)) {
      for (int _ : new int[3]) {
        count += filter.wants(block) ? 1 : 0;
      }
    }
    Filter all = _ -> true;
    return all.equals(filter) ? count : 0;
  }
}
