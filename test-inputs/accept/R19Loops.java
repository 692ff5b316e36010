import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R19 (paper 001 §3.1.1): at the back edge of a loop ownership is as it was at its entry. */
class R19Loops {
  static void inside(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      ByteVector block = heap.bytes(i);
      block.close();
    }
  }

  static void leaving(@Claims ByteVector block) {
    while (true) {
      if (block.get(0) == 0) {
        block.close();
        break;
      }
      block.set(0, 0);
    }
  }

  static void carried(ExchangeHeap heap, int count) {
    ByteVector previous = null;
    for (int i = 0; i < count; i++) {
      ByteVector current = heap.bytes(i);
      if (previous != null) {
        previous.close();
      }
      previous = current;
    }
    if (previous != null) {
      previous.close();
    }
  }

  static void skipped(ExchangeHeap heap, int count) {
    outer:
    for (int i = 0; i < count; i++) {
      ByteVector block = heap.bytes(i);
      for (int j = 0; j < i; j++) {
        if (block.get(j) != 0) {
          block.close();
          continue outer;
        }
      }
      block.close();
    }
  }
}
