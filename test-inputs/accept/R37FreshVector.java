import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedVector;

/** R37 (paper 001 §3.2): the slots of a new vector are null, and are filled without a look. */
class R37FreshVector {
  static TrackedVector<ByteVector> filled(ExchangeHeap heap, int length) {
    TrackedVector<ByteVector> buffers = heap.vector(length);
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        slot.set(heap.bytes(64));
      }
    }
    return buffers;
  }

  static int upperHalf(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      int used = 0;
      for (int i = buffers.length() / 2; i < length; ++i) {
        if (i % 3 == 0) {
          continue;
        }
        try (var slot = buffers.expose(i)) {
          slot.set(heap.bytes(i));
          used++;
        }
      }
      return used;
    }
  }

  static void refilled(ExchangeHeap heap, TrackedVector<ByteVector> buffers) {
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        if (slot.get() == null) {
          slot.set(heap.bytes(64));
        }
      }
    }
  }

  static TrackedVector<ByteVector> eachReplaced(ExchangeHeap heap, int length) {
    TrackedVector<ByteVector> buffers = filled(heap, length);
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        ByteVector old = slot.get();
        if (old != null) {
          old.close();
        }
        slot.set(heap.bytes(64));
      }
    }
    return buffers;
  }
}
