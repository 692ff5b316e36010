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
      // :: error: [ownership.leak] «block»
      ByteVector block = heap.bytes(i);
      try {
        System.out.println(Integer.parseInt("1") / i);
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
        if (packet.bytesUsed() > 0) {
          offer(given);
        }
      }
    }
    // :: error: [ownership.leak]
  }

  @SuppressWarnings("finally")
  static void closedOnce(ExchangeHeap heap, int count) {
    for (int i = 0; i < count; i++) {
      // :: error: [ownership.leak] «block»
      ByteVector block = heap.bytes(i);
      try {
        System.out.println(count / i);
      } finally {
        if (i % 2 == 0) {
          continue;
        }
        block.close();
      }
      System.out.println(i);
    }
  }

  @SuppressWarnings("finally")
  static ByteVector replaced(@Claims ByteVector given, ExchangeHeap heap, boolean isEmpty) {
    try {
      System.out.println(given.length());
    } finally {
      if (isEmpty) {
        // :: error: [ownership.leak]
        return heap.bytes(0);
      }
      given.close();
    }
    return heap.bytes(1);
  }

  @SuppressWarnings("finally")
  static int found(ExchangeHeap heap, int[] sizes, int wanted) {
    search:
    while (true) {
      // :: error: [ownership.leak] «block»
      ByteVector block = heap.bytes(wanted);
      try {
        System.out.println(sizes[wanted]);
      } finally {
        int length = block.length();
        for (int size : sizes) {
          if (size == length) {
            break search;
          }
        }
        block.close();
        return 0;
      }
    }
    return wanted;
  }
}
