import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** A linked list of rep structs: push, pop, length, reverse, and freeing all. */
class ServiceStack {
  public static void main(String[] args) {
    ExchangeHeap heap = ExchangeHeap.create();
    Cell list = null;
    for (int i = 0; i < 10; i++) {
      list = CellRep.allocate(heap, heap.bytes(i + 1), i, list);
    }
    System.out.println("length " + length(list));
    list = reverse(list);
    System.out.println("length " + length(list));
    list = dropFirst(list);
    System.out.println("first " + (list == null ? -1 : list.number()));
    list = append(list, CellRep.allocate(heap, heap.bytes(3), 77, null));
    int sum = drain(list);
    System.out.println("sum " + sum);
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }

  /** Recursion borrows the tail. */
  static int length(@Nullable Cell list) {
    if (list == null) {
      return 0;
    }
    try (var _ = list.expose()) {
      return 1 + length(list.next());
    }
  }

  static @Nullable Cell reverse(@Nullable @Claims Cell list) {
    Cell result = null;
    while (list != null) {
      Cell next;
      try (var _ = list.expose()) {
        next = list.next();
        list.next(result);
      }
      result = list;
      list = next;
    }
    return result;
  }

  static @Nullable Cell dropFirst(@Nullable @Claims Cell list) {
    if (list == null) {
      return null;
    }
    Cell rest = splitTail(list);
    list.close();
    return rest;
  }

  static @Nullable Cell splitTail(Cell list) {
    try (var _ = list.expose()) {
      Cell rest = list.next();
      list.next(null);
      return rest;
    }
  }

  static Cell append(@Nullable @Claims Cell list, @Claims Cell last) {
    if (list == null) {
      return last;
    }
    try (var _ = list.expose()) {
      Cell tail = list.next();
      list.next(null);
      list.next(append(tail, last));
    }
    return list;
  }

  static int drain(@Nullable @Claims Cell list) {
    int sum = 0;
    while (list != null) {
      sum += list.number();
      Cell rest;
      try (var _ = list.expose()) {
        rest = list.next();
        list.next(null);
        ByteVector payload = list.payload();
        sum += payload.length();
      }
      list.close();
      list = rest;
    }
    return sum;
  }
}
