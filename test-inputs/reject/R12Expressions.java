import java.util.List;
import java.util.Map;
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

  static String told(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    return "block " + block;
  }

  static String appended(@Claims ByteVector block) {
    String text = "block ";
    block.close();
    // :: error: [ownership.dangling]
    text += block;
    return text;
  }

  static int hashed(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    return block.hashCode();
  }

  static void locked(@Claims ByteVector block) {
    block.close();
    // :: error: [ownership.dangling]
    synchronized (block) {
      System.out.println("locked");
    }
  }

  static Object collected(ByteVector block) {
    // :: error: [tracked.unannotated]
    return Map.of("list", List.of(block));
  }

  static Object[] inArray(ByteVector block) {
    // :: error: [tracked.escapes]
    return new Object[] {block};
  }

  static AssertionError inException(ByteVector block) {
    // :: error: [tracked.unannotated]
    return new AssertionError(block);
  }

  static void order(int[] counts, @Claims ByteVector block) {
    // :: error: [ownership.dangling]
    counts[free(block)] += block.length();
  }

  static void asserted(@Claims ByteVector block) {
    assert free(block) == 0;
    // :: error: [ownership.leak]
  }

  static void shortCircuit(ExchangeHeap heap, boolean wanted) {
    ByteVector block = null;
    if (wanted && (block = heap.bytes(1)) != null) {
      heap.statistics();
    }
    // :: error: [ownership.leak]
  }

  static void conditionalArguments(ExchangeHeap heap, Ref<ByteVector> spare, boolean large) {
    // :: error: [ref.full] «spare.put(heap.bytes(large ? 4096 : 64))»
    spare.put(heap.bytes(large ? 4096 : 64));
  }

  static int matched(@Claims Tracked block) {
    // :: error: [ownership.leak]
    return switch (block) {
      case ByteVector bytes when bytes.length() > 3 -> {
        bytes.close();
        yield 1;
      }
      case IntVector _ -> 2;
      default -> {
        block.close();
        yield 3;
      }
    };
  }

  static void tested(@Claims Tracked block) {
    if (block instanceof ByteVector bytes && bytes.length() > 2) {
      bytes.close();
    }
    // :: error: [ownership.leak]
  }

  static void castTwice(@Claims ByteVector block) {
    var both = (Tracked & AutoCloseable) block;
    both.close();
    // :: error: [ownership.dangling]
    block.close();
  }

  static void castAway(@Claims ByteVector block) throws Exception {
    // :: error: [tracked.escapes]
    AutoCloseable resource = block;
    resource.close();
  }

  static void labelled(ExchangeHeap heap, int times) {
    outer:
    for (int i = 0; i < times; i++) {
      // :: error: [ownership.leak]
      ByteVector block = heap.bytes(1);
      for (int j = 0; j < times; j++) {
        if (i * j == 42) {
          continue outer;
        }
      }
      block.close();
    }
  }

  static void partition(TrackedDeque<ByteVector> from, TrackedDeque<ByteVector> big) {
    // :: error: [ownership.leak]
    for (ByteVector next; (next = from.pollFirst()) != null; ) {
      if (next.length() > 10) {
        big.addLast(next);
      }
    }
  }

  static @Nullable ByteVector longest(TrackedDeque<ByteVector> blocks) {
    ByteVector best = blocks.pollFirst();
    for (ByteVector next = blocks.pollFirst(); next != null; next = blocks.pollFirst()) {
      // :: error: [ownership.leak]
      best = next;
    }
    return best;
  }
}
