import java.io.IOException;
import java.io.Reader;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * Once rejected, wrongly: Booleans that tell who owns (flags). All are right; all are rejected,
 * each with two or three errors: a: [ownership.dangling] 'block' is dangling: returned (at the
 * close in finally) + [ownership.leak] when Throwable leaves a (at try) b: [ownership.dangling]
 * 'block' may be dangling + [ownership.leak] at the end of b c: [ownership.dangling] twice +
 * [ownership.leak] (closed flag in a loop) d: [ownership.null] 'extra' may be null +
 * [ownership.leak] (an unmodified parameter tested twice) e: the same with a local that stores the
 * condition 'done = true; return block; } finally { if (!done) block.close(); }' is THE usual Java
 * idiom for "close unless returned". checker.md: "(result variable, label) cases keep a stored
 * boolean or enum related to the state". Expected: accepted when the flag is a local or unmodified
 * parameter; where it is not followed ONE error, with the hint "set the variable to null instead of
 * a flag". (The null form is accepted.)
 */
class FlagsTellOwnership {
  static ByteVector a(ExchangeHeap heap, Reader r) throws IOException {
    ByteVector block = heap.bytes(4);
    boolean done = false;
    try {
      block.set(0, r.read());
      done = true;
      return block;
    } finally {
      if (!done) {
        block.close();
      }
    }
  }

  static ByteVector b(ExchangeHeap heap, Reader r) throws IOException {
    ByteVector block = heap.bytes(4);
    boolean done = false;
    try {
      int n = r.read();
      if (n > 0) {
        done = true;
        return block;
      }
      return null;
    } finally {
      if (!done) {
        block.close();
      }
    }
  }

  static void c(ExchangeHeap heap, int n) {
    ByteVector b = heap.bytes(4);
    boolean closed = false;
    for (int i = 0; i < n && !closed; i++) {
      if (b.get(i) == 7) {
        b.close();
        closed = true;
      }
    }
    if (!closed) {
      b.close();
    }
  }

  static ByteVector d(ExchangeHeap heap, boolean big) {
    ByteVector extra = big ? heap.bytes(4) : null;
    ByteVector result = heap.bytes(1);
    if (big) {
      extra.close();
    }
    return result;
  }

  static void e(ExchangeHeap heap, int kind) {
    ByteVector extra = null;
    boolean has = kind > 3;
    if (has) {
      extra = heap.bytes(4);
    }
    System.out.println(kind);
    if (has) {
      extra.close();
    }
  }
}
