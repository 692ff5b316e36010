import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R17: a variable that was null once need not be null now. */
class R17CertainlyNull {
  /** It is null in the first round of the loop only. */
  static void loop(@Claims ByteVector packet, int count) {
    ByteVector last = null;
    for (int i = 0; i < count; i++) {
      if (last != null) {
        // :: error: [ownership.dangling]
        packet.close();
      }
      last = packet;
    }
    packet.close();
  }

  static void onePath(@Claims ByteVector packet, boolean isLate) {
    ByteVector last = null;
    if (isLate) {
      last = packet;
    }
    if (last == null) {
      packet.close();
    }
    // :: error: [ownership.leak]
  }

  static void caught(@Claims ByteVector packet) {
    ByteVector last = null;
    try {
      System.out.println(packet.length());
      last = packet;
      System.out.println(last.length());
    } catch (IllegalStateException _) {
      System.out.println("gone");
    }
    if (last == null) {
      packet.close();
    }
    // :: error: [ownership.leak]
  }

  static void parameter(@Claims ByteVector packet, @Claims @Nullable ByteVector other) {
    if (other != null) {
      packet.close();
    }
    // :: error: [ownership.leak]
    // :: error: [ownership.leak]
  }
}
