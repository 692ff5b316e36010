import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Slot;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;

/** R37 to R41 (paper 001 §3.2): what a slot does not allow. */
class R37Slots {
  static void consume(@Claims Tracked block) {
    block.close();
  }

  static void overwritten(TrackedVector<ByteVector> vector, ExchangeHeap heap) {
    try (var slot = vector.expose(0)) {
      // :: error: [ownership.leak]
      slot.set(heap.bytes(1));
    }
  }

  static void notReplaced(TrackedVector<ByteVector> vector) {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      ByteVector block = slot.get();
      if (block != null) {
        block.close();
      }
    }
  }

  static ByteVector returned(TrackedVector<ByteVector> vector) {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      return slot.get();
    }
  }

  static void contentNotExposed(TrackedVector<Node> vector) {
    try (var slot = vector.expose(0)) {
      Node node = slot.get();
      if (node != null) {
        // :: error: [expose.required]
        node.payload().set(0, (byte) 1);
      }
    }
  }

  static void second(TrackedVector<ByteVector> vector) {
    try (var _ = vector.expose(0)) {
      // :: error: [expose.invalid]
      try (var _ = vector.expose(1)) {}
    }
  }

  static void secondByAlias(TrackedVector<ByteVector> vector) {
    TrackedVector<ByteVector> same = vector;
    try (var _ = vector.expose(0);
        // :: error: [expose.invalid]
        var _ = same.expose(1)) {}
  }

  static void passed(TrackedVector<ByteVector> vector) {
    try (var _ = vector.expose(0)) {
      // :: error: [expose.open]
      passed(vector);
    }
  }

  static void closedWhileOpen(@Claims TrackedVector<ByteVector> vector) {
    try (var _ = vector.expose(0)) {
      // :: error: [expose.open]
      vector.close();
    }
  }

  static void keptBehind(@Claims TrackedVector<ByteVector> vector) {
    ByteVector kept;
    try (var slot = vector.expose(0)) {
      kept = slot.get();
    }
    vector.close();
    if (kept != null) {
      // :: error: [ownership.dangling]
      kept.set(0, (byte) 1);
    }
  }

  static void inTwo(TrackedVector<ByteVector> a, TrackedVector<ByteVector> b) {
    // :: error: [expose.field]
    try (var from = a.expose(0);
        var to = b.expose(0)) {
      ByteVector old = to.get();
      if (old != null) {
        old.close();
      }
      to.set(from.get());
    }
  }

  static void slotBehind(TrackedVector<ByteVector> vector) {
    Slot<ByteVector> kept;
    try (var slot = vector.expose(0)) {
      kept = slot;
    }
    try (var _ = vector.expose(1)) {
      // :: error: [ownership.dangling]
      kept.set(null);
    }
  }

  static void endpoint(@Claims VolumeExp volume, TrackedVector<Tracked> vector) {
    try (var slot = vector.expose(0)) {
      // :: error: [tracked.escapes]
      slot.set(volume);
    }
  }

  // :: error: [tracked.escapes]
  static void endpoints(TrackedVector<VolumeExp> vector) {}

  static void borrowed(TrackedVector<ByteVector> vector, ByteVector block) {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      consume(slot.get());
      slot.set(block);
    }
  }

  static void thrown(TrackedVector<ByteVector> vector) throws InterruptedException {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      ByteVector block = slot.get();
      if (block != null) {
        block.close();
        Thread.sleep(1);
      }
      slot.set(null);
    }
  }

  // :: error: [tracked.escapes]
  static void slotTaken(Slot<ByteVector> slot) {}

  static void intoItself(TrackedVector<Tracked> vector) {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      Tracked old = slot.get();
      if (old != null) {
        old.close();
      }
      slot.set(vector);
    }
  }

  static void neverCovered(TrackedVector<ByteVector> vector) {
    vector.expose(0);
    // :: error: [expose.open]
  }

  static void leftByBreak(TrackedVector<ByteVector> vector) {
    while (true) {
      // :: error: [expose.field]
      try (var slot = vector.expose(0)) {
        ByteVector block = slot.get();
        if (block == null) {
          break;
        }
        block.close();
        if (vector.length() > 3) {
          break;
        }
        slot.set(null);
      }
    }
  }

  static void sent(
      @Claims TrackedVector<ByteVector> vector, @Claims PipeExp<TrackedVector<ByteVector>> pipe) {
    pipe.sendItem(vector);
    pipe.close();
    // :: error: [ownership.dangling]
    try (var slot = vector.expose(0)) {
      slot.set(null);
    }
  }

  static void brokenByException(@Claims TrackedVector<ByteVector> vector) {
    // :: error: [expose.field]
    try (var slot = vector.expose(0)) {
      ByteVector block = slot.get();
      if (block != null) {
        block.close();
        vector.length();
        slot.set(null);
      }
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    vector.close();
  }
}
