import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** One mistake in a long method is one error, at its first place. */
class OneMistake {
  static int dangling(@Claims ByteVector frame, ExchangeHeap heap) {
    int total = frame.length();
    frame.close();
    for (int i = 0; i < 4; i++) {
      // :: error: [ownership.dangling] «frame»
      total += frame.get(i);
    }
    ByteVector copy = heap.bytes(total);
    copy.set(0, frame.get(0));
    if (total > 8) {
      frame.close();
    }
    consume(frame);
    consume(copy);
    return frame.length();
  }

  static void consume(@Claims ByteVector block) {
    block.close();
  }

  static int leaking(ExchangeHeap heap, int size) {
    ByteVector scratch = heap.bytes(size);
    if (size == 0) {
      // :: error: [ownership.leak] «return 0;»
      return 0;
    }
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

  static int borrowed(ByteVector frame) {
    int length = frame.length();
    // :: error: [ownership.borrowed] «frame»
    consume(frame);
    length += frame.length();
    frame.close();
    consume(frame);
    return length + frame.get(0);
  }

  static void aliased(@Claims ByteVector frame) {
    // :: error: [ownership.aliased] «frame»
    merge(frame, frame);
    frame.set(0, (byte) 1);
    frame.close();
  }

  static void merge(@Claims ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
    from.close();
  }

  static int ambiguous(@Claims ByteVector left, @Claims ByteVector right, boolean first) {
    ByteVector chosen = first ? left : right;
    int length = chosen.length();
    // :: error: [ownership.ambiguous] «chosen»
    chosen.close();
    length += left.length();
    left.close();
    right.close();
    return length;
  }

  static int nullable(@Claims @Nullable ByteVector frame, boolean wanted) {
    // :: error: [ownership.null] «frame»
    frame.close();
    if (wanted) {
      frame.set(0, (byte) 1);
      frame.close();
    }
    return 1;
  }

  static void state(@Claims @State("IDLE") ChecksumImp service, ExchangeHeap heap)
      throws InterruptedException, ChannelClosedException {
    service.sendQuit();
    // :: error: [protocol.state] «service.sendSum(heap.bytes(1), 0, 1)»
    service.sendSum(heap.bytes(1), 0, 1);
    service.sendSum(heap.bytes(2), 0, 1);
    service.sendQuit();
    service.close();
  }

  static void left(@State("IDLE") ChecksumImp service, boolean early) {
    if (early) {
      service.sendQuit();
    }
    // :: error: [protocol.exit] «}»
  }

  static int packet(NetworkPacket packet, ExchangeHeap heap) {
    // :: error: [expose.required] «packet.data()»
    ByteVector data = packet.data();
    data.set(0, (byte) 1);
    int length = data.length();
    data.close();
    packet.bytesUsed(length);
    return length;
  }

  static int broken(NetworkPacket packet, ExchangeHeap heap) {
    int length;
    // :: error: [expose.field] «packet.expose()»
    try (var _ = packet.expose()) {
      length = packet.data().length();
      packet.data().close();
    }
    try (var _ = packet.expose()) {
      length += packet.data().length();
    }
    return length;
  }

  static void captured(@Claims ByteVector frame) {
    // :: error: [tracked.escapes] «frame»
    Runnable later = () -> frame.set(0, (byte) 1);
    later.run();
    frame.close();
  }

  static <T> T logged(T value) {
    return value;
  }

  static void passedOn(@Claims ByteVector frame) {
    // :: error: [tracked.escapes] «frame»
    ByteVector same = logged(frame);
    same.set(0, (byte) 1);
    same.close();
  }
}
