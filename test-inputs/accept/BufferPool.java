import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedVector;

/** A pool of frames in a vector, with headers that lie in the frames. */
class BufferPool {
  static void run(ExchangeHeap heap) {
    try (TrackedVector<Frame> pool = heap.vector(4)) {
      fill(heap, pool);
      Frame frame = borrow(pool);
      if (frame == null) {
        return;
      }
      stamp(frame, 7);
      if (frame.source().port() != 7 || frame.target().mac() != 1) {
        frame.close();
        throw new IllegalStateException("stamped elsewhere");
      }
      giveBack(pool, frame);
    }
  }

  static void fill(ExchangeHeap heap, TrackedVector<Frame> pool) {
    try (Address nowhere = AddressRep.allocate(heap, 1, 0)) {
      for (int i = 0; i < pool.length(); i++) {
        try (var slot = pool.expose(i)) {
          if (slot.get() == null) {
            ByteVector data = heap.bytes(64);
            slot.set(FrameRep.allocate(heap, nowhere, nowhere, data));
          }
        }
      }
    }
  }

  static @Nullable Frame borrow(TrackedVector<Frame> pool) {
    for (int i = 0; i < pool.length(); i++) {
      try (var slot = pool.expose(i)) {
        Frame free = slot.get();
        if (free != null) {
          slot.set(null);
          return free;
        }
      }
    }
    return null;
  }

  static void giveBack(TrackedVector<Frame> pool, @Claims Frame frame) {
    for (int i = 0; i < pool.length(); i++) {
      try (var slot = pool.expose(i)) {
        if (slot.get() == null) {
          slot.set(frame);
          return;
        }
      }
    }
    frame.close();
  }

  static void stamp(Frame frame, int port) {
    Address source = frame.source();
    source.port(port);
    frame.target(frame.target());
    try (var _ = frame.expose()) {
      frame.data().set(0, (byte) source.port());
    }
  }
}
