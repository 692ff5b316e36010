import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.parameter.Ref;

/** R5, R12: blocks in every form of expression; what only reads needs the block to be there. */
class R12Expressions {
  static int free(@Claims ByteVector block) {
    block.close();
    return 0;
  }

  static String told(ByteVector block) {
    String text = "block " + block;
    text += block;
    return text + block.hashCode() + block.getClass().getSimpleName() + block.toString();
  }

  static void locked(ByteVector block) {
    synchronized (block) {
      block.set(0, (byte) 1);
    }
  }

  static boolean same(ByteVector one, ByteVector other) {
    return one == other || (one != null && other != null && one.length() == other.length());
  }

  static int order(int[] counts, @Claims ByteVector block) {
    counts[block.length()] += free(block);
    return counts[0];
  }

  static void shortCircuit(ExchangeHeap heap, boolean wanted) {
    ByteVector block = null;
    if (wanted && (block = heap.bytes(1)) != null) {
      block.close();
    }
    ByteVector other = null;
    if (wanted || (other = heap.bytes(2)).length() > 0) {
      heap.statistics();
    }
    if (other != null) {
      other.close();
    }
  }

  static void conditionalArguments(
      ExchangeHeap heap, TicksExp ticks, Ref<ByteVector> spare, boolean large) {
    spare.take().close();
    spare.put(heap.bytes(large ? 4096 : 64));
    ticks.sendTick(heap.bytes(large ? 4096 : 64));
    both(heap.bytes(large ? 1 : 2), heap.bytes(large && heap != null ? 3 : 4));
  }

  static void both(@Claims ByteVector one, @Claims ByteVector other) {
    one.set(
        0,
        (byte)
            switch (other.length()) {
              case 1 -> 2;
              default -> {
                int twice = 2 * one.length();
                yield twice;
              }
            });
    one.close();
    other.close();
  }

  static int matched(@Claims Tracked block) {
    return switch (block) {
      case ByteVector bytes when bytes.length() > 3 -> {
        bytes.close();
        yield 1;
      }
      case IntVector _ -> {
        block.close();
        yield 2;
      }
      default -> {
        block.close();
        yield 3;
      }
    };
  }

  static void tested(@Claims Tracked block) {
    if (block instanceof ByteVector bytes && bytes.length() > 2) {
      bytes.close();
    } else {
      block.close();
    }
  }

  static void cast(@Claims ByteVector block) {
    var both = (Tracked & AutoCloseable) block;
    both.close();
  }

  static void labelled(ExchangeHeap heap, int times) {
    outer:
    for (int i = 0; i < times; i++) {
      ByteVector block = heap.bytes(1);
      for (int j = 0; j < times; j++) {
        if (i * j == 42) {
          block.close();
          continue outer;
        }
      }
      block.close();
    }
  }

  static void partition(
      TrackedDeque<ByteVector> from, TrackedDeque<ByteVector> small, TrackedDeque<ByteVector> big) {
    for (ByteVector next; (next = from.pollFirst()) != null; ) {
      (next.length() < 10 ? small : big).addLast(next);
    }
  }

  static @Nullable ByteVector longest(TrackedDeque<ByteVector> blocks) {
    ByteVector best = blocks.pollFirst();
    if (best == null) {
      return null;
    }
    for (ByteVector next = blocks.pollFirst(); next != null; next = blocks.pollFirst()) {
      if (next.length() > best.length()) {
        best.close();
        best = next;
      } else {
        next.close();
      }
    }
    return best;
  }
}
