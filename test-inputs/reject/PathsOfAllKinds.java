import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R6, R18, R19, R95: what jumps, loops, switches, resources and exceptions do to a block. */
@SuppressWarnings({"finally", "fallthrough"}) // as such code stands in programs
class PathsOfAllKinds {
  static void io() throws IOException {
    throw new IOException();
  }

  static void may() {
    throw new IllegalStateException();
  }

  static final class Res implements AutoCloseable {
    @Override
    public void close() throws IOException {
      throw new IOException();
    }
  }

  static @Nullable ByteVector perhaps(ExchangeHeap h) {
    return h.bytes(1);
  }

  static void resourceCloses(@Claims ByteVector b) throws IOException {
    try (Res r = new Res()) {
      r.hashCode();
    }
    b.close();
    // :: error: [ownership.leak]
  }

  static void closedTwice(@Claims ByteVector b) {
    // :: error: [ownership.dangling]
    try (b) {
      b.close();
    }
  }

  static void continueOuter(ExchangeHeap h, int n) {
    outer:
    for (int i = 0; i < n; i++) {
      // :: error: [ownership.leak]
      ByteVector b = h.bytes(1);
      for (int j = 0; j < n; j++) {
        if (j == i) continue outer;
      }
      b.close();
    }
  }

  static void fallsThrough(@Claims ByteVector b, int k) {
    switch (k) {
      case 1:
        b.close();
      default:
        // :: error: [ownership.dangling]
        b.close();
    }
  }

  static int yields(@Claims ByteVector b, int k) {
    int r =
        switch (k) {
          case 1 -> {
            b.close();
            yield 1;
          }
          case 2 -> {
            yield 2;
          }
          default -> {
            b.close();
            yield 3;
          }
        };
    // :: error: [ownership.leak]
    return r;
  }

  static void doWhile(@Claims ByteVector b, int n) {
    do {
      // :: error: [ownership.dangling]
      b.close();
      n--;
    } while (n > 0);
  }

  static void assignmentExpression(ExchangeHeap h, @Claims ByteVector b) {
    ByteVector c;
    use(c = b, b = h.bytes(2));
    b.close();
    // :: error: [ownership.leak]
  }

  static void use(ByteVector a, ByteVector b) {
    a.set(0, b.get(0));
  }

  static void nulledInCatch(ExchangeHeap h) {
    ByteVector b = null;
    try {
      b = h.bytes(1);
      io();
      b.close();
    } catch (IOException e) {
      // :: error: [ownership.leak]
      b = null;
    }
  }

  static ByteVector returnInFinally(@Claims ByteVector b, ExchangeHeap h) {
    try {
      return b;
    } finally {
      // :: error: [ownership.leak]
      return h.bytes(1);
    }
  }

  static void laterResource(ExchangeHeap h, @Claims ByteVector b) throws IOException {
    // :: error: [ownership.leak]
    try (ByteVector x = make(h);
        b) {
      x.set(0, 1);
    }
  }

  static ByteVector make(ExchangeHeap h) throws IOException {
    return h.bytes(1);
  }

  static void breakOwning(ExchangeHeap h, int n) {
    ByteVector b;
    while (true) {
      b = h.bytes(1);
      if (n-- > 0) break;
      b.close();
    }
    // :: error: [ownership.leak]
  }

  static boolean shortCircuit(@Claims ByteVector b, boolean c) {
    // :: error: [ownership.leak]
    return c && shut(b);
  }

  static boolean shut(@Claims ByteVector b) {
    b.close();
    return true;
  }

  static void caughtBetween(ExchangeHeap h) {
    try {
      // :: error: [ownership.leak]
      ByteVector a = h.bytes(1);
      ByteVector b = h.bytes(2);
      a.close();
      b.close();
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  static void rethrown(@Claims ByteVector b) throws IOException {
    try {
      io();
      b.close();
    } catch (IOException e) {
      // :: error: [ownership.leak]
      throw e;
    }
  }

  static ByteVector thrownAfterReturn(@Claims ByteVector b) throws IOException {
    try {
      return b;
    } finally {
      // :: error: [ownership.leak]
      io();
    }
  }

  static void continueInFinally(@Claims ByteVector b, int n) {
    for (int i = 0; i < n; i++) {
      try {
        may();
        // :: error: [ownership.dangling]
        b.close();
        return;
      } finally {
        continue;
      }
    }
    // :: error: [ownership.leak]
  }

  static void continueInNestedFinally(ExchangeHeap h, int n) {
    for (int i = 0; i < n; i++) {
      // :: error: [ownership.leak]
      ByteVector b = h.bytes(1);
      try {
        try {
          may();
        } finally {
          if (n > i) continue;
        }
        b.close();
      } finally {
        System.out.println();
      }
    }
  }

  static void caughtOutside(@Claims ByteVector b) {
    try {
      try {
        may();
      } catch (IllegalArgumentException e) {
        b.close();
        return;
      }
      b.close();
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    // :: error: [ownership.leak]
  }

  static int oneOperand(@Claims ByteVector b, boolean c) {
    // :: error: [ownership.leak]
    return c ? (shut(b) ? 1 : 0) : 2;
  }
}
