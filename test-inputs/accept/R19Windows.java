import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R19: a window slides over blocks that loops shift from name to name; once rejected, for rounds of
 * the analysis were taken for paths of the program.
 */
class R19Windows {
  static void linked(ExchangeHeap heap, int rounds) {
    ByteVector previous = null;
    ByteVector current = heap.bytes(8);
    for (int round = 0; round < rounds; round++) {
      ByteVector next = heap.bytes(8);
      next.set(0, current.get(0));
      if (previous != null) {
        previous.close();
      }
      previous = current;
      current = next;
    }
    current.close();
    if (previous != null) {
      previous.close();
    }
  }

  static void swapped(@Claims ByteVector front, @Claims ByteVector back, int rounds) {
    for (int round = 0; round < rounds; round++) {
      back.set(0, front.get(0));
      ByteVector held = front;
      front = back;
      back = held;
    }
    front.close();
    back.close();
  }

  static void swappedAtTimes(@Claims ByteVector front, @Claims ByteVector back, boolean[] when) {
    for (boolean each : when) {
      if (each) {
        ByteVector held = front;
        front = back;
        back = held;
      }
      back.set(0, front.get(0));
    }
    front.close();
    back.close();
  }

  static void rotated(
      @Claims ByteVector a, @Claims ByteVector b, @Claims ByteVector c, int rounds) {
    for (int round = 0; round < rounds; round++) {
      ByteVector held = a;
      a = b;
      b = c;
      c = held;
      c.set(0, a.get(0));
    }
    a.close();
    b.close();
    c.close();
  }

  static void rotatedNullable(ExchangeHeap heap, int rounds) {
    ByteVector a = heap.bytes(1);
    ByteVector b = null;
    ByteVector c = null;
    while (rounds-- > 0) {
      ByteVector held = c;
      c = b;
      b = a;
      a = held;
    }
    if (a != null) {
      a.close();
    }
    if (b != null) {
      b.close();
    }
    if (c != null) {
      c.close();
    }
  }

  static int three(ExchangeHeap heap, int rounds) {
    ByteVector a = null;
    ByteVector b = null;
    ByteVector c = null;
    for (int round = 0; round < rounds; round++) {
      if (c != null) {
        c.close();
      }
      c = b;
      b = a;
      a = heap.bytes(8);
    }
    if (a != null) a.close();
    if (b != null) b.close();
    if (c != null) c.close();
    return rounds;
  }

  static void lastTwo(ExchangeHeap heap, int rounds) {
    @Nullable ByteVector last = null;
    for (int i = 0; i < rounds; i++) {
      ByteVector now = heap.bytes(i);
      if (last != null) {
        now.set(0, last.get(0));
        last.close();
      }
      last = now;
    }
    if (last != null) {
      last.close();
    }
  }

  static ByteVector best(ExchangeHeap heap, int rounds) {
    ByteVector best = heap.bytes(1);
    for (int i = 0; i < rounds; i++) {
      ByteVector candidate = heap.bytes(i);
      if (candidate.get(0) > best.get(0)) {
        best.close();
        best = candidate;
      } else {
        candidate.close();
      }
    }
    return best;
  }

  static @Nullable ByteVector bestOrNone(ExchangeHeap heap, int rounds) {
    ByteVector best = null;
    for (int i = 0; i < rounds; i++) {
      ByteVector candidate = heap.bytes(i);
      if (best == null || candidate.get(0) > best.get(0)) {
        if (best != null) {
          best.close();
        }
        best = candidate;
      } else {
        candidate.close();
      }
    }
    return best;
  }

  static void nested(ExchangeHeap heap, int rounds) {
    ByteVector a = null;
    ByteVector b = null;
    for (int i = 0; i < rounds; i++) {
      for (int j = 0; j < rounds; j++) {
        for (int k = 0; k < rounds; k++) {
          if (b != null) {
            b.close();
          }
          b = a;
          a = heap.bytes(8);
        }
        ByteVector held = a;
        a = b;
        b = held;
      }
      if (a != null && i == 3) {
        a.close();
        a = null;
      }
    }
    if (a != null) {
      a.close();
    }
    if (b != null) {
      b.close();
    }
  }

  static void caught(ExchangeHeap heap, int rounds) {
    ByteVector a = null;
    ByteVector b = null;
    try {
      for (int i = 0; i < rounds; i++) {
        ByteVector next = heap.bytes(8);
        if (b != null) {
          b.close();
        }
        b = a;
        a = next;
      }
    } catch (IllegalStateException e) {
      System.out.println(e);
    } finally {
      if (a != null) {
        a.close();
      }
      if (b != null) {
        b.close();
      }
    }
  }
}
