// options: -Acopyless.exceptions=all
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95 with -Acopyless.exceptions=all: whatever may throw stands in a try that closes. */
class R95AllExceptions {
  static int sum(@Claims ByteVector block) {
    int sum = 0;
    try (block) {
      for (int i = 0; i < block.length(); i++) {
        sum += block.get(i);
      }
    }
    return sum;
  }

  static int share(@Claims ByteVector block, int readers) {
    try {
      return block.length() / readers;
    } finally {
      block.close();
    }
  }

  static int at(@Claims ByteVector block, int[] offsets) {
    block.close();
    return offsets[0];
  }

  static ByteVector filled(ExchangeHeap heap, String text) {
    ByteVector block = heap.bytes(text.length());
    try {
      for (int i = 0; i < text.length(); i++) {
        block.set(i, text.charAt(i));
      }
      return block;
    } catch (RuntimeException | Error e) {
      block.close();
      throw e;
    }
  }

  static void sent(@Claims ByteVector block, @Claims VolumeExp volume, String name) {
    try (volume) {
      try (block) {
        System.out.println(name.length());
      }
    }
  }
}
