import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Long methods without a mistake. */
class OneMistake {
  static int lives(@Claims ByteVector frame, ExchangeHeap heap) {
    int total = frame.length();
    for (int i = 0; i < 4; i++) {
      total += frame.get(i);
    }
    ByteVector copy = heap.bytes(total);
    copy.set(0, frame.get(0));
    consume(frame);
    consume(copy);
    return total;
  }

  static void consume(@Claims ByteVector block) {
    block.close();
  }

  static int closed(ExchangeHeap heap, int size) {
    try (ByteVector scratch = heap.bytes(size)) {
      for (int i = 0; i < size; i++) {
        if (scratch.get(i) != 0) {
          return i;
        }
      }
      if (size > 100) {
        throw new IllegalArgumentException("too large");
      }
      return -1;
    }
  }

  static int nullable(@Claims @Nullable ByteVector frame) {
    if (frame == null) {
      return 0;
    }
    frame.set(0, (byte) 1);
    frame.close();
    return 1;
  }

  static int chosen(@Claims ByteVector left, @Claims ByteVector right, boolean first) {
    ByteVector chosen = first ? left : right;
    int length = chosen.length();
    left.close();
    right.close();
    return length;
  }

  static void state(@Claims @State("IDLE") ChecksumImp service, ExchangeHeap heap)
      throws InterruptedException, ChannelClosedException {
    try (service) {
      service.sendSum(heap.bytes(1), 0, 1);
    }
  }

  static int packet(NetworkPacket packet, ExchangeHeap heap) {
    int length;
    try (var _ = packet.expose()) {
      length = packet.data().length();
      ByteVector empty = heap.bytes(length);
      packet.data().close();
      packet.data(empty);
    }
    packet.bytesUsed(length);
    return length;
  }

  static void passedOn(@Claims ByteVector frame) {
    ByteVector same = frame;
    same.set(0, (byte) 1);
    same.close();
  }
}
