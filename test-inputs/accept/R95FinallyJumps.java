import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95: what a call claims is taken also where it throws, be that swallowed by a jump. */
class R95FinallyJumps {
  static void offer(@Claims ByteVector block) {
    block.close();
  }

  @SuppressWarnings("finally")
  static void each(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      ByteVector block = heap.bytes(i);
      try {
        offer(block);
      } finally {
        continue;
      }
    }
  }

  static void deep(@Claims ByteVector given, ExchangeHeap heap) {
    try (NetworkPacket packet = NetworkPacketRep.allocate(heap, heap.bytes(1), 0)) {
      try {
        try (var _ = packet.expose()) {
          ByteVector old = packet.data();
          packet.data(heap.bytes(2));
          old.close();
        }
      } finally {
        offer(given);
      }
    }
  }

  @SuppressWarnings("finally")
  static void closedOnce(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      ByteVector block = heap.bytes(i);
      try {
        System.out.println(count / i);
      } finally {
        block.close();
        if (i % 2 == 0) {
          continue;
        }
      }
      System.out.println(i);
    }
  }

  @SuppressWarnings("finally")
  static ByteVector replaced(@Claims ByteVector given, ExchangeHeap heap, boolean isEmpty) {
    try {
      System.out.println(given.length());
    } finally {
      given.close();
      if (isEmpty) {
        return heap.bytes(0);
      }
    }
    return heap.bytes(1);
  }

  @SuppressWarnings("finally")
  static int found(ExchangeHeap heap, int[] sizes, int wanted) {
    search:
    while (true) {
      ByteVector block = heap.bytes(wanted);
      try {
        System.out.println(sizes[wanted]);
      } finally {
        int length = block.length();
        block.close();
        for (int size : sizes) {
          if (size == length) {
            break search;
          }
        }
        return 0;
      }
    }
    return wanted;
  }
}
