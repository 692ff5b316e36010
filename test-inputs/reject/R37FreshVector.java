import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedVector;

/** R37 (paper 001 §3.2): a slot that may have been filled is not overwritten. */
class R37FreshVector {
  static TrackedVector<ByteVector> filledTwice(ExchangeHeap heap, int length) {
    TrackedVector<ByteVector> buffers = heap.vector(length);
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        slot.set(heap.bytes(64));
      }
    }
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        // :: error: [ownership.leak]
        slot.set(heap.bytes(64));
      }
    }
    return buffers;
  }

  static void sameSlot(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (int i = 0; i < length; i++) {
        try (var slot = buffers.expose(i / 2)) {
          // :: error: [ownership.leak]
          slot.set(heap.bytes(64));
        }
      }
    }
  }

  static void indexComesRound(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (char i = 0; i < length; i++) {
        try (var slot = buffers.expose(i)) {
          // :: error: [ownership.leak]
          slot.set(heap.bytes(64));
        }
      }
    }
  }

  static void indexOutOfBounds(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (int i = 0; i < length; i++) {
        try (var slot = buffers.expose(i)) {
          // :: error: [ownership.leak]
          slot.set(heap.bytes(64));
        } catch (IndexOutOfBoundsException e) {
          heap.statistics();
        }
      }
    }
  }

  static void innerLoop(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (int i = 0; i < length; i++) {
        for (int size = 1; size < 64; size *= 2) {
          try (var slot = buffers.expose(i)) {
            // :: error: [ownership.leak]
            slot.set(heap.bytes(size));
          }
        }
      }
    }
  }

  static void outerLoop(ExchangeHeap heap, int length, int times) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (int time = 0; time < times; time++) {
        for (int i = 0; i < length; i++) {
          try (var slot = buffers.expose(i)) {
            // :: error: [ownership.leak]
            slot.set(heap.bytes(64));
          }
        }
      }
    }
  }

  static void indexGoesBack(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      for (int i = 0; i < length; i++) {
        try (var slot = buffers.expose(i)) {
          // :: error: [ownership.leak]
          slot.set(heap.bytes(64));
        }
        if (heap.statistics().liveBlocks() < 3) {
          i--;
        }
      }
    }
  }

  static void filledByOther(ExchangeHeap heap, int length) {
    try (TrackedVector<ByteVector> buffers = heap.vector(length)) {
      fill(buffers, heap);
      for (int i = 0; i < length; i++) {
        try (var slot = buffers.expose(i)) {
          // :: error: [ownership.leak]
          slot.set(heap.bytes(64));
        }
      }
    }
  }

  static void fill(TrackedVector<ByteVector> buffers, ExchangeHeap heap) {
    try (var slot = buffers.expose(0)) {
      if (slot.get() == null) {
        slot.set(heap.bytes(1));
      }
    }
  }

  static void otherVector(ExchangeHeap heap, @Claims TrackedVector<ByteVector> filled) {
    TrackedVector<ByteVector> buffers = heap.vector(filled.length());
    buffers.close();
    buffers = filled;
    for (int i = 0; i < buffers.length(); i++) {
      try (var slot = buffers.expose(i)) {
        // :: error: [ownership.leak]
        slot.set(heap.bytes(64));
      }
    }
    buffers.close();
  }
}
