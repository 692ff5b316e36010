import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedMap;
import org.copyless.heap.TrackedVector;
import org.copyless.heap.parameter.Out;

/**
 * R21 (paper 001 §3.1.1): classes of users that own blocks. A cell may be a field, and may hold a
 * container; whoever wants to see a block takes it out of the cell and puts it back.
 */
class R21UserContainers {
  /** One block, lent to readers. */
  static final class Box<T extends Tracked> implements AutoCloseable {
    private final TCell<T> content;

    Box(@Claims T content) {
      this.content = new TCell<>(content);
    }

    interface Reader<T extends Tracked, R> {
      R read(T content);
    }

    <R> R with(Reader<? super T, R> reader) throws InterruptedException {
      T block = content.acquire();
      try {
        return reader.read(block);
      } finally {
        content.release(block);
      }
    }

    @Override
    public void close() {
      T block = content.tryAcquire();
      if (block != null) {
        block.close();
      }
    }
  }

  static int boxed(ExchangeHeap heap) throws InterruptedException {
    try (Box<ByteVector> box = new Box<>(heap.bytes(8))) {
      return box.with(ByteVector::length) + box.with(block -> (int) block.get(0));
    }
  }

  /** Buffers that are used again. */
  static final class Pool {
    private final ExchangeHeap heap;
    private final TCell<TrackedDeque<ByteVector>> free;

    Pool(ExchangeHeap heap, int size) {
      TrackedDeque<ByteVector> all = TrackedDeque.create(heap);
      for (int i = 0; i < size; i++) {
        all.addLast(heap.bytes(64));
      }
      this.heap = heap;
      this.free = new TCell<>(all);
    }

    ByteVector borrow() throws InterruptedException {
      TrackedDeque<ByteVector> all = free.acquire();
      ByteVector buffer = all.pollFirst();
      try {
        free.release(all);
      } catch (InterruptedException e) {
        if (buffer != null) {
          buffer.close();
        }
        throw e;
      }
      return buffer == null ? heap.bytes(64) : buffer;
    }

    void giveBack(@Claims ByteVector buffer) throws InterruptedException {
      TrackedDeque<ByteVector> all;
      try {
        all = free.acquire();
      } catch (InterruptedException e) {
        buffer.close();
        throw e;
      }
      all.addLast(buffer);
      free.release(all);
    }
  }

  /** Blocks by name. */
  static final class Registry {
    private final TCell<TrackedMap<String, ByteVector>> entries;

    Registry(ExchangeHeap heap) {
      entries = new TCell<>(TrackedMap.create(heap));
    }

    int length(String name) throws InterruptedException {
      TrackedMap<String, ByteVector> all = entries.acquire();
      int[] length = {-1};
      try {
        all.lend(name, block -> length[0] = block.length());
      } finally {
        entries.release(all);
      }
      return length[0];
    }

    @Nullable ByteVector remove(String name) throws InterruptedException {
      TrackedMap<String, ByteVector> all = entries.acquire();
      ByteVector entry = all.remove(name);
      try {
        entries.release(all);
      } catch (InterruptedException e) {
        if (entry != null) {
          entry.close();
        }
        throw e;
      }
      return entry;
    }
  }

  /** What is read once and lent after that. */
  static final class Cache {
    private final ExchangeHeap heap;
    private final IntFunction<byte[]> loader;
    private final TCell<TrackedMap<Integer, ByteVector>> loaded;

    Cache(ExchangeHeap heap, IntFunction<byte[]> loader) {
      this.heap = heap;
      this.loader = loader;
      this.loaded = new TCell<>(TrackedMap.create(heap));
    }

    int first(int key) throws InterruptedException {
      TrackedMap<Integer, ByteVector> all = loaded.acquire();
      try {
        if (!all.containsKey(key)) {
          byte[] data = loader.apply(key);
          ByteVector block = heap.bytes(data.length);
          block.copyFrom(data, 0, 0, data.length);
          ByteVector old = all.put(key, block);
          if (old != null) {
            old.close();
          }
        }
        List<Integer> found = new ArrayList<>();
        all.lend(key, block -> found.add((int) block.get(0)));
        return found.getFirst();
      } finally {
        loaded.release(all);
      }
    }
  }

  /** A cell for each shard: cells are ordinary objects. */
  static final class Shards {
    private final List<TCell<ByteVector>> shards = new ArrayList<>();

    Shards(ExchangeHeap heap, int count) {
      for (int i = 0; i < count; i++) {
        shards.add(new TCell<>(heap.bytes(64)));
      }
    }

    void mark(int index) throws InterruptedException {
      TCell<ByteVector> shard = shards.get(index);
      ByteVector block = shard.acquire();
      block.set(0, (byte) index);
      shard.release(block);
    }
  }

  record Named(String name, TCell<ByteVector> content) {
    int length() throws InterruptedException {
      ByteVector block = content.acquire();
      int length = block.length();
      content.release(block);
      return length;
    }
  }

  static Node push(ExchangeHeap heap, @Claims @Nullable Node list, @Claims ByteVector payload) {
    return NodeRep.allocate(heap, payload, list, 1);
  }

  static int length(@Nullable Node list) {
    if (list == null) {
      return 0;
    }
    try (var _ = list.expose()) {
      return 1 + length(list.next());
    }
  }

  static @Nullable Node reversed(@Claims @Nullable Node list) {
    Node reversed = null;
    Node rest = list;
    while (rest != null) {
      Node next;
      try (var _ = rest.expose()) {
        next = rest.next();
        rest.next(reversed);
      }
      reversed = rest;
      rest = next;
    }
    return reversed;
  }

  static @Nullable Node withoutFirst(@Claims Node list, Out<Node> first) {
    Node rest;
    try (var _ = list.expose()) {
      rest = list.next();
      list.next(null);
    }
    first.put(list);
    return rest;
  }

  /** A ring of buffers. */
  static final class Ring {
    private final TCell<TrackedVector<ByteVector>> slots;
    private int head;
    private int size;

    Ring(ExchangeHeap heap, int capacity) {
      slots = new TCell<>(heap.<ByteVector>vector(capacity));
    }

    @Nullable ByteVector poll() throws InterruptedException {
      TrackedVector<ByteVector> all = slots.acquire();
      ByteVector first = first(all);
      try {
        slots.release(all);
      } catch (InterruptedException e) {
        if (first != null) {
          first.close();
        }
        throw e;
      }
      return first;
    }

    private @Nullable ByteVector first(TrackedVector<ByteVector> all) {
      try (var slot = all.expose(head)) {
        ByteVector first = slot.get();
        if (first != null) {
          slot.set(null);
          head = (head + 1) % all.length();
          size--;
        }
        return first;
      }
    }
  }
}
