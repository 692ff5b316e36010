import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.Endpoint;
import org.copyless.heap.ByteVector;
import org.copyless.heap.CharVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.parameter.Ref;

/** R22 (paper 001 §3.1.1): helpers for any type of block, as users write them. */
class R22Generics {
  static <T extends Tracked> T identity(@Claims T block) {
    return block;
  }

  static <T extends Tracked> void consume(@Claims T block) {
    block.close();
  }

  static <T extends Tracked> void swap(Ref<T> one, Ref<T> other) {
    T first = one.take();
    one.put(other.take());
    other.put(first);
  }

  static <T extends Tracked> T either(boolean first, @Claims T one, @Claims T other) {
    if (first) {
      other.close();
      return one;
    }
    one.close();
    return other;
  }

  static <T extends Tracked> @Nullable T keepIf(boolean wanted, @Claims T block) {
    if (wanted) {
      return block;
    }
    block.close();
    return null;
  }

  static <T extends Tracked> void countDown(int times, @Claims T block) {
    if (times == 0) {
      block.close();
    } else {
      countDown(times - 1, block);
    }
  }

  static <T extends Tracked> void moveAll(TrackedDeque<T> from, TrackedDeque<T> to) {
    for (T next = from.pollFirst(); next != null; next = from.pollFirst()) {
      to.addLast(next);
    }
  }

  static void drain(TrackedDeque<? extends Tracked> deque) {
    while (true) {
      Tracked next = deque.pollFirst();
      if (next == null) {
        return;
      }
      next.close();
    }
  }

  static <E extends Endpoint> void hangUp(@Claims E endpoint) {
    endpoint.close();
  }

  static <T extends Tracked> TCell<T> shared(@Claims T block) {
    return new TCell<>(block);
  }

  static <T extends Tracked> void touch(TCell<T> cell, Runnable log) throws InterruptedException {
    T block = cell.acquire();
    try {
      log.run();
    } finally {
      cell.release(block);
    }
  }

  interface Sink<T extends Tracked> {
    void put(@Claims T block);
  }

  interface Source<T extends Tracked> {
    T get();
  }

  interface Step<A extends Tracked, B extends Tracked> {
    B apply(@Claims A block);
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

  static <A extends Tracked, B extends Tracked, C extends Tracked> C both(
      Step<A, B> first, Step<B, C> second, @Claims A block) {
    return second.apply(first.apply(block));
  }

  static <T extends Tracked, R> R read(T block, Reader<? super T, R> reader) {
    return reader.read(block);
  }

  static void used(ExchangeHeap heap, TickerImp clock) {
    ByteVector block = identity(heap.bytes(3));
    block.set(0, (byte) 1);
    Ref<ByteVector> one = Ref.of(block);
    Ref<ByteVector> other = Ref.of(heap.bytes(2));
    swap(one, other);
    consume(one.take());
    consume(either(true, other.take(), heap.bytes(1)));
    countDown(3, heap.ints(4));
    ByteVector kept = keepIf(clock.heap() == heap, heap.bytes(8));
    if (kept != null) {
      kept.close();
    }
  }

  static int read(ExchangeHeap heap) {
    ByteVector block = heap.bytes(4);
    int length = read(block, ByteVector::length) + read(block, each -> each.length() + 1);
    block.close();
    return length;
  }

  static void functions(ExchangeHeap heap) {
    give(block -> block.close(), heap.bytes(2));
    give(R22Generics::consume, heap.ints(2));
    R22Generics.<ByteVector>give(R22Generics::consume, heap.bytes(2));
    ByteVector made = get(() -> heap.bytes(3));
    made.close();
  }

  static IntVector steps(ExchangeHeap heap) {
    return both(
        (ByteVector bytes) -> {
          int length = bytes.length();
          bytes.close();
          return heap.chars(length);
        },
        (CharVector chars) -> {
          chars.close();
          return heap.ints(2);
        },
        heap.bytes(2));
  }

  static void moved(ExchangeHeap heap, @Claims TickerImp clock) {
    hangUp(clock);
    try (TrackedDeque<ByteVector> one = TrackedDeque.create(heap);
        TrackedDeque<ByteVector> other = TrackedDeque.create(heap)) {
      one.addLast(heap.bytes(1));
      moveAll(one, other);
      drain(other);
    }
  }
}
