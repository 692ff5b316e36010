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
    try (b;
        Res r = new Res()) {
      r.hashCode();
    }
  }

  static void breakBlock(@Claims ByteVector b, boolean c) {
    l:
    {
      if (c) break l;
      b.set(0, 1);
    }
    b.close();
  }

  static void fallsThrough(@Claims ByteVector b, int k) {
    switch (k) {
      case 1:
        b.set(0, 1);
      default:
        b.close();
    }
  }

  static void reassignedInLoop(ExchangeHeap h, int n) {
    ByteVector b = h.bytes(1);
    for (int i = 0; i < n; i++) {
      b.close();
      b = h.bytes(i);
    }
    b.close();
  }

  static void swapped(@Claims ByteVector a, @Claims ByteVector b, boolean c) {
    ByteVector x = c ? a : b;
    ByteVector y = c ? b : a;
    x.set(0, 1);
    y.set(0, 1);
    a.close();
    b.close();
  }

  static void nullFirst(ExchangeHeap h) throws IOException {
    ByteVector b = null;
    try {
      b = h.bytes(1);
      io();
    } finally {
      if (b != null) {
        b.close();
      }
    }
  }

  static ByteVector unlessReturned(@Claims ByteVector b) throws IOException {
    boolean ok = false;
    try {
      io();
      ok = true;
      return b;
    } finally {
      if (!ok) {
        b.close();
      }
    }
  }

  static void laterResource(ExchangeHeap h, @Claims ByteVector b) throws IOException {
    try (b;
        ByteVector x = make(h)) {
      x.set(0, 1);
    }
  }

  static void breakOwning(ExchangeHeap h, int n) {
    ByteVector b;
    while (true) {
      b = h.bytes(1);
      if (n-- > 0) break;
      b.close();
    }
    b.close();
  }

  static boolean shortCircuit(@Claims ByteVector b, boolean c) {
    if (c && shut(b)) {
      return true;
    } else if (c) {
      return false;
    }
    b.close();
    return false;
  }

  static void nullFirstTwice(ExchangeHeap h) {
    ByteVector a = null;
    ByteVector b = null;
    try {
      a = h.bytes(1);
      b = h.bytes(2);
      b.set(0, a.get(0));
    } catch (RuntimeException e) {
      System.out.println(e);
    } finally {
      if (a != null) a.close();
      if (b != null) b.close();
    }
  }

  static void resourcesCaught(ExchangeHeap h) {
    try (ByteVector a = h.bytes(1);
        ByteVector b = h.bytes(2)) {
      b.set(0, a.get(0));
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  static void rethrown(@Claims ByteVector b) throws IOException {
    try {
      io();
    } catch (IOException e) {
      b.close();
      throw e;
    }
    b.close();
  }

  static void testAsFlag(@Nullable @Claims ByteVector b) {
    boolean there = b != null;
    if (there) {
      b.close();
    }
  }

  static void earlyReturn(ExchangeHeap h) {
    ByteVector b = perhaps(h);
    if (b == null) return;
    try {
      b.set(0, 1);
    } finally {
      b.close();
    }
  }

  static void multiCatch(@Claims ByteVector b) {
    try {
      io();
      may();
    } catch (IOException | IllegalStateException e) {
      System.out.println(e);
    } finally {
      b.close();
    }
  }

  static void caughtOutside(@Claims ByteVector b) {
    try {
      try {
        may();
      } catch (IllegalArgumentException e) {
        System.out.println(e);
      }
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    b.close();
  }

  static void chosenByFlag(ExchangeHeap h, boolean[] on) {
    boolean f1 = on[0];
    ByteVector a = f1 ? h.bytes(1) : null;
    if (f1) {
      a.close();
    }
  }

  static boolean shut(@Claims ByteVector b) {
    b.close();
    return true;
  }

  static ByteVector make(ExchangeHeap h) throws IOException {
    return h.bytes(1);
  }
}
