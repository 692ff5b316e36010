import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.TrackedDeque;

/** R21: blocks in what is made for them. */
class R21RefusedOnce {
  private static final TCell<ByteVector> LAST = TCell.empty();

  record Reading(TCell<ByteVector> samples) {}

  static void remember(ExchangeHeap heap, int size) throws InterruptedException {
    ByteVector old = LAST.acquire();
    old.close();
    LAST.release(heap.bytes(size));
  }

  static int list(ExchangeHeap heap, TrackedDeque<ByteVector> table, int rows) {
    for (int i = 0; i < rows; i++) {
      table.addLast(heap.bytes(8));
    }
    int total = 0;
    ByteVector row = table.pollFirst();
    while (row != null) {
      total += row.length();
      row.close();
      row = table.pollFirst();
    }
    return total;
  }

  static @Nullable ByteVector find(ExchangeHeap heap, int size) {
    return size == 0 ? null : heap.bytes(size);
  }

  static int found(ExchangeHeap heap) {
    ByteVector one = find(heap, 1);
    if (one == null) {
      return 0;
    }
    int length = one.length();
    one.close();
    return length;
  }

  static void initialised(@Claims ByteVector head, @Claims ByteVector body) {
    head.close();
    body.close();
  }
}
