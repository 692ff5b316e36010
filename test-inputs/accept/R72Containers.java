import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedMap;
import org.copyless.heap.TrackedVector;
import org.copyless.sip.Sip;

/** R72 (paper 001 §2.6): containers hold endpoints too, and stay out of messages and vectors. */
class R72Containers {
  static void drain(@Claims TrackedDeque<ByteVector> deque) {
    try (deque) {
      for (ByteVector each = deque.pollFirst(); each != null; each = deque.pollFirst()) {
        each.close();
      }
    }
  }

  static void fill(TrackedDeque<ByteVector> deque, @Claims ByteVector block) {
    block.set(0, (byte) 1);
    deque.addLast(block);
  }

  static void replace(TrackedMap<String, ByteVector> map, @Claims ByteVector block) {
    ByteVector old = map.put("a", block);
    if (old != null) {
      old.close();
    }
  }

  static void drop(TrackedMap<String, ByteVector> map, @Claims ByteVector block) {
    try (var _ = map.put("a", block)) {
      map.lend("a", each -> each.set(0, (byte) 2));
    }
  }

  static int total(TrackedDeque<ByteVector> deque) {
    int[] total = new int[1];
    deque.lendEach(each -> total[0] += each.length());
    return total[0];
  }

  static void endpoints(ExchangeHeap heap, @Claims DoorImp door) {
    TrackedDeque<DoorImp> deque = TrackedDeque.create(heap);
    deque.addLast(door);
    Sip.start("doors", deque, TrackedDeque::close);
  }

  static void nested(ExchangeHeap heap, @Claims TrackedDeque<ByteVector> deque) {
    TrackedMap<String, TrackedDeque<ByteVector>> map = TrackedMap.create(heap);
    try (var _ = map.put("all", deque)) {
      Sip.start("rows", map, TrackedMap::close);
    }
  }

  static TCell<TrackedDeque<ByteVector>> shared(@Claims TrackedDeque<ByteVector> deque) {
    return new TCell<>(deque);
  }

  static void sent(@Claims ParcelImp parcel, @Claims ByteVector block) {
    parcel.sendWrap(block);
    parcel.close();
  }

  static void piped(@Claims PipeExp<ByteVector> pipe, @Claims ByteVector block) {
    pipe.sendItem(block);
    pipe.close();
  }

  static <T extends Tracked> void anywhere(@Claims T block) {
    block.close();
  }

  static void given(@Claims ByteVector block) {
    anywhere(block);
  }

  static Tracked returned(@Claims ByteVector block) {
    return block;
  }

  static void inVector(TrackedVector<TrackedVector<ByteVector>> vector, ExchangeHeap heap) {
    try (var slot = vector.expose(0)) {
      if (slot.get() == null) {
        slot.set(heap.vector(1));
      }
    }
  }
}
