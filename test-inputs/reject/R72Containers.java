import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedMap;
import org.copyless.heap.TrackedVector;

/** R72 (paper 001 §2.6): containers hold endpoints too, and stay out of messages and vectors. */
class R72Containers {
  static void drain(@Claims TrackedDeque<ByteVector> deque) {
    try (deque) {
      // :: error: [ownership.leak]
      deque.pollFirst();
    }
  }

  static void fill(TrackedDeque<ByteVector> deque, @Claims ByteVector block) {
    deque.addLast(block);
    // :: error: [ownership.dangling]
    block.set(0, (byte) 1);
  }

  static void replace(TrackedMap<String, ByteVector> map, @Claims ByteVector block) {
    // :: error: [ownership.leak]
    map.put("a", block);
  }

  static void drop(TrackedMap<String, ByteVector> map) {
    // :: error: [ownership.borrowed]
    map.lend("a", each -> each.close());
  }

  static int total(TrackedDeque<ByteVector> deque) {
    int[] total = new int[1];
    // :: error: [tracked.escapes]
    deque.lendEach(each -> total[0] += deque.size());
    return total[0];
  }

  static void sent(@Claims ParcelImp parcel, @Claims TrackedDeque<ByteVector> deque) {
    // :: error: [tracked.escapes]
    parcel.sendWrap(deque);
    parcel.close();
  }

  static void piped(
      @Claims PipeExp<TrackedDeque<ByteVector>> pipe, @Claims TrackedDeque<ByteVector> deque) {
    // :: error: [tracked.escapes]
    pipe.sendItem(deque);
    pipe.close();
  }

  static <T extends Tracked> void anywhere(@Claims T block) {
    block.close();
  }

  static void given(@Claims TrackedDeque<ByteVector> deque) {
    // :: error: [tracked.escapes]
    anywhere(deque);
  }

  static Tracked returned(@Claims TrackedMap<String, ByteVector> map) {
    // :: error: [tracked.escapes]
    return map;
  }

  static void inVector(TrackedVector<TrackedDeque<ByteVector>> vector, ExchangeHeap heap) {
    try (var slot = vector.expose(0)) {
      if (slot.get() == null) {
        // :: error: [tracked.escapes]
        slot.set(TrackedDeque.create(heap));
      }
    }
  }
}
