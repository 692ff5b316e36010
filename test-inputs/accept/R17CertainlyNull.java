import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R17: where a variable is null for certain, the branch in which it is not is no path. */
class R17CertainlyNull {
  static void send(@Claims ByteVector packet) {
    ByteVector pending = null;
    if (pending == null) {
      packet.close();
    }
  }

  static int lastOf(@Claims ByteVector packet, int count) {
    ByteVector last = null;
    int length = 0;
    for (int i = 0; i < count; i++) {
      if (last == null) {
        last = packet;
      } else {
        length += last.length();
      }
    }
    packet.close();
    return length;
  }

  static void tested(@Claims ByteVector packet, @Claims @Nullable ByteVector other) {
    if (other == null) {
      packet.close();
      if (other != null) {
        packet.close();
      }
    } else {
      packet.close();
      other.close();
    }
  }
}
