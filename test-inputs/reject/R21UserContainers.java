import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedMap;
import org.copyless.heap.TrackedVector;

/** R21 (paper 001 §3.1.1): classes of users that own blocks. A field of them holds no block. */
class R21UserContainers {
  static final class Box<T extends Tracked> {
    // :: error: [tracked.escapes]
    private final T content;

    Box(@Claims T content) {
      this.content = content;
    }
  }

  static final class Lender<T extends Tracked> {
    private final TCell<T> content;

    Lender(@Claims T content) {
      this.content = new TCell<>(content);
      // :: error: [ownership.dangling]
      content.hashCode();
    }

    T peek() throws InterruptedException {
      T block = content.acquire();
      content.release(block);
      // :: error: [ownership.dangling]
      return block;
    }
  }

  static final class Pool {
    // :: error: [tracked.escapes]
    private final TrackedDeque<ByteVector> free;

    Pool(@Claims TrackedDeque<ByteVector> free) {
      this.free = free;
    }
  }

  static final class SharedPool {
    private final TCell<TrackedDeque<ByteVector>> free;

    SharedPool(ExchangeHeap heap) {
      free = new TCell<>(TrackedDeque.create(heap));
    }

    @Nullable ByteVector borrow() throws InterruptedException {
      TrackedDeque<ByteVector> all = free.acquire();
      ByteVector buffer = all.pollFirst();
      // :: error: [ownership.leak]
      return buffer;
    }

    void giveBack(@Claims ByteVector buffer) throws InterruptedException {
      // :: error: [ownership.leak]
      TrackedDeque<ByteVector> all = free.acquire();
      all.addLast(buffer);
      free.release(all);
    }

    int first() throws InterruptedException {
      TrackedDeque<ByteVector> all = free.acquire();
      free.release(all);
      // :: error: [ownership.dangling]
      return all.size();
    }
  }

  static final class Registry {
    private final TCell<TrackedMap<String, ByteVector>> entries;

    Registry(ExchangeHeap heap) {
      entries = new TCell<>(TrackedMap.create(heap));
    }

    void put(String name, int length, ExchangeHeap heap) throws InterruptedException {
      TrackedMap<String, ByteVector> all = entries.acquire();
      // :: error: [ownership.leak]
      all.put(name, heap.bytes(length));
      entries.release(all);
    }
  }

  static final class Shards {
    // :: error: [tracked.escapes]
    private final List<ByteVector> shards;

    // :: error: [tracked.escapes]
    Shards(List<ByteVector> shards) {
      this.shards = shards;
    }
  }

  // :: error: [tracked.escapes]
  record Named(String name, ByteVector content) {}

  // :: error: [tracked.escapes]
  record Maybe(Optional<ByteVector> content) {}

  static @Nullable Node withoutFirst(@Claims Node list) {
    Node rest;
    try (var _ = list.expose()) {
      rest = list.next();
    }
    list.close();
    // :: error: [ownership.dangling]
    return rest;
  }

  static <T extends Tracked> TrackedVector<T> single(ExchangeHeap heap, @Claims T block) {
    // :: error: [tracked.escapes]
    TrackedVector<T> vector = heap.vector(1);
    try (var slot = vector.expose(0)) {
      slot.set(block);
    }
    return vector;
  }
}
