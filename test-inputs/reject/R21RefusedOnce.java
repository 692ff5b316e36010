import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Slot;

/** R21: what is refused where it is declared is not refused again wherever it is used. */
class R21RefusedOnce {
  // :: error: [tracked.escapes] «ByteVector»
  private static final ThreadLocal<ByteVector> LAST = new ThreadLocal<>();

  // :: error: [tracked.escapes] «ByteVector»
  record Reading(Optional<ByteVector> samples) {}

  static void remember(ExchangeHeap heap, int size) {
    ByteVector old = LAST.get();
    if (old != null) {
      old.close();
    }
    LAST.set(heap.bytes(size));
  }

  static int array(ExchangeHeap heap, int rows) {
    // :: error: [tracked.escapes] «ByteVector[]»
    ByteVector[] table = new ByteVector[rows];
    for (int i = 0; i < rows; i++) {
      table[i] = heap.bytes(8);
      table[i].set(0, (byte) i);
    }
    int total = 0;
    for (ByteVector row : table) {
      total += row.length();
      row.close();
    }
    return total + table.length;
  }

  static void initialised(@Claims ByteVector head, @Claims ByteVector body) {
    // :: error: [tracked.escapes] «new ByteVector[] {head, body}»
    var parts = List.of(new ByteVector[] {head, body});
    parts.get(0).close();
    parts.get(1).close();
  }

  static int list(ExchangeHeap heap, int rows) {
    // :: error: [tracked.escapes] «ByteVector»
    List<ByteVector> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      table.add(heap.bytes(8));
    }
    int total = table.stream().mapToInt(ByteVector::length).sum();
    for (ByteVector row : table) {
      row.close();
    }
    table.forEach(row -> row.set(0, (byte) 1));
    ByteVector first = table.get(0);
    first.close();
    return total;
  }

  static int inferred(ExchangeHeap heap) {
    // :: error: [tracked.escapes] «ByteVector»
    var rows = new ArrayList<ByteVector>();
    rows.add(heap.bytes(1));
    var copy = List.copyOf(rows);
    return copy.get(0).length();
  }

  // :: error: [tracked.escapes] «ByteVector»
  static Optional<ByteVector> find(ExchangeHeap heap, int size) {
    return size == 0 ? Optional.empty() : Optional.of(heap.bytes(size));
  }

  static int found(ExchangeHeap heap) {
    var one = find(heap, 1);
    one.ifPresent(ByteVector::close);
    return find(heap, 2).map(ByteVector::length).orElse(0);
  }

  // :: error: [tracked.escapes] «slot»
  static int inSlot(Slot<ByteVector> slot, ExchangeHeap heap) {
    int before = slot.get().length();
    slot.set(heap.bytes(before + 1));
    return before;
  }
}
