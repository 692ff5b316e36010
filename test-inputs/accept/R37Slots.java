import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Slot;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;

/** R37 (paper 001 §3.2): the elements of a vector of pointers are reached through one slot. */
class R37Slots {
  static void fill(ExchangeHeap heap, TrackedVector<ByteVector> vector) {
    for (int i = 0; i < vector.length(); i++) {
      try (var slot = vector.expose(i)) {
        ByteVector old = slot.get();
        slot.set(heap.bytes(i));
        if (old != null) {
          old.close();
        }
      }
    }
  }

  static int total(TrackedVector<ByteVector> vector) {
    int total = 0;
    for (int i = 0; i < vector.length(); i++) {
      try (Slot<ByteVector> slot = vector.expose(i)) {
        ByteVector each = slot.get();
        total += each == null ? 0 : each.length();
      }
    }
    return total;
  }

  static @Nullable ByteVector take(TrackedVector<ByteVector> vector, int i) {
    try (var slot = vector.expose(i)) {
      ByteVector taken = slot.get();
      slot.set(null);
      return taken;
    }
  }

  static void put(TrackedVector<ByteVector> vector, @Claims ByteVector block) {
    try (var slot = vector.expose(0)) {
      if (slot.get() == null) {
        slot.set(block);
      } else {
        block.close();
      }
    }
  }

  static void swap(TrackedVector<ByteVector> vector) {
    ByteVector first = take(vector, 0);
    ByteVector second = exchange(vector, 1, first);
    ByteVector none = exchange(vector, 0, second);
    if (none != null) {
      none.close();
    }
  }

  static @Nullable ByteVector exchange(
      TrackedVector<ByteVector> vector, int i, @Claims @Nullable ByteVector block) {
    try (var slot = vector.expose(i)) {
      ByteVector old = slot.get();
      slot.set(block);
      return old;
    }
  }

  static void content(TrackedVector<Node> vector) {
    try (var slot = vector.expose(0)) {
      Node node = slot.get();
      if (node != null) {
        try (var _ = node.expose()) {
          node.payload().set(0, (byte) 1);
        }
        node.count(3);
      }
    }
  }

  static void lengthWhileOpen(TrackedVector<ByteVector> vector) {
    try (var slot = vector.expose(vector.length() - 1)) {
      ByteVector block = slot.get();
      if (block != null && vector.length() > 1) {
        block.set(0, (byte) vector.length());
      }
    }
  }

  static <T extends Tracked> void replace(TrackedVector<T> vector, @Claims T block) {
    try (var slot = vector.expose(0)) {
      T old = slot.get();
      slot.set(block);
      if (old != null) {
        old.close();
      }
    }
  }

  static void replaceOne(TrackedVector<ByteVector> vector, ExchangeHeap heap) {
    replace(vector, heap.bytes(1));
  }

  static void received(@Claims PipeImp<TrackedVector<Node>> pipe)
      throws InterruptedException, ChannelClosedException {
    try (pipe;
        var vector = pipe.receiveItem().item()) {
      content(vector);
    }
  }

  static void direct(TrackedVector<ByteVector> vector) {
    try (var slot = vector.expose(0)) {
      lend(slot.get());
    }
  }

  static void lend(ByteVector block) {}

  static TrackedVector<ByteVector> made(ExchangeHeap heap) {
    TrackedVector<ByteVector> vector = heap.vector(3);
    fill(heap, vector);
    return vector;
  }

  static void closed(ExchangeHeap heap) {
    try (var vector = heap.<ByteVector>vector(3)) {
      fill(heap, vector);
    }
  }

  static void nested(ExchangeHeap heap) {
    try (var outer = heap.<TrackedVector<ByteVector>>vector(2)) {
      try (var slot = outer.expose(0)) {
        var inner = slot.get();
        if (inner == null) {
          inner = made(heap);
          slot.set(inner);
        }
        try (var innerSlot = inner.expose(0)) {
          innerSlot.set(innerSlot.get());
        }
      }
    }
  }

  static void nestedAgain(TrackedVector<TrackedVector<ByteVector>> outer) {
    {
      try (var slot = outer.expose(0)) {
        var inner = slot.get();
        if (inner != null) {
          try (var innerSlot = inner.expose(0)) {
            innerSlot.set(innerSlot.get());
          }
        }
      }
    }
  }

  static void twoVectors(TrackedVector<ByteVector> a, TrackedVector<ByteVector> b) {
    try (var from = a.expose(0);
        var to = b.expose(0)) {
      ByteVector old = to.get();
      to.set(from.get());
      from.set(old);
    }
  }

  static void early(TrackedVector<ByteVector> vector, boolean keep) {
    try (var slot = vector.expose(0)) {
      ByteVector block = slot.get();
      if (block == null || keep) {
        return;
      }
      block.close();
      slot.set(null);
    }
  }
}
