import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.parameter.Ref;

/** R22 (paper 001 §3.1.1): helpers for any type of block, as users write them. */
class R22Generics {
  static <T extends Tracked> T identity(T block) {
    // :: error: [ownership.borrowed]
    return block;
  }

  static <T extends Tracked> void consume(@Claims T block) {
    block.hashCode();
    // :: error: [ownership.leak]
  }

  static <T extends Tracked> T twice(@Claims T block) {
    block.close();
    // :: error: [ownership.dangling]
    return block;
  }

  static <T extends Tracked> void swap(Ref<T> one, Ref<T> other) {
    T first = one.take();
    one.put(other.take());
    first.close();
    // :: error: [ref.empty]
  }

  static <T extends Tracked> T either(boolean first, @Claims T one, @Claims T other) {
    if (first) {
      // :: error: [ownership.leak]
      return one;
    }
    one.close();
    return other;
  }

  static <T extends Tracked> @Nullable T keepIf(boolean wanted, @Claims T block) {
    // :: error: [ownership.leak]
    return wanted ? block : null;
  }

  static <T extends Tracked> void moveAll(TrackedDeque<T> from, TrackedDeque<T> to) {
    for (T next = from.pollFirst(); next != null; next = from.pollFirst()) {
      to.addLast(next);
      // :: error: [ownership.dangling]
      next.close();
    }
  }

  interface Sink<T extends Tracked> {
    void put(@Claims T block);
  }

  interface Source<T extends Tracked> {
    T get();
  }

  interface Reader<T extends Tracked, R> {
    R read(T block);
  }

  static <T extends Tracked> void give(Sink<? super T> sink, @Claims T block) {
    sink.put(block);
  }

  static <T extends Tracked> T get(Source<T> source) {
    return source.get();
  }

  static <T extends Tracked, R> R read(T block, Reader<? super T, R> reader) {
    return reader.read(block);
  }

  static void look(ByteVector block) {
    block.get(0);
  }

  static <T extends Tracked> T claimed(@Claims T block) {
    return block;
  }

  static void usedAfterIdentity(ExchangeHeap heap) {
    ByteVector block = heap.bytes(3);
    ByteVector same = claimed(block);
    // :: error: [ownership.dangling]
    block.set(0, (byte) 1);
    same.close();
  }

  static void swappedWithItself(@Claims ByteVector block) {
    Ref<ByteVector> one = Ref.of(block);
    // :: error: [ownership.aliased]
    swap(one, one);
    one.take().close();
  }

  static void borrowsInstead(ExchangeHeap heap) {
    // :: error: [ownership.leak]
    give(block -> {}, heap.bytes(2));
  }

  static void refersToWhatBorrows(ExchangeHeap heap) {
    // :: error: [override.claims]
    give(R22Generics::look, heap.bytes(2));
  }

  static void dropped(ExchangeHeap heap) {
    // :: error: [ownership.leak]
    get(() -> heap.bytes(3));
  }

  static int nullNotTested(ExchangeHeap heap) {
    ByteVector kept = keepIf(true, heap.bytes(8));
    // :: error: [ownership.null]
    kept.close();
    return 0;
  }

  static Object smuggled(ByteVector block) {
    // :: error: [tracked.escapes]
    return read(block, each -> (Object) each);
  }
}
