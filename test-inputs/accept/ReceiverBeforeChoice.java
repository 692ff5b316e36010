import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** The receiver of a call is evaluated before a conditional argument, and used behind it. */
class ReceiverBeforeChoice {
  static void mark(ByteVector frame, boolean last) {
    frame.set(0, last ? 1 : 0);
  }

  static void finish(@Claims ByteVector frame, boolean last, int code) {
    try (frame) {
      frame.set(
          0,
          last && code > 0
              ? code
              : switch (code) {
                case 0 -> 7;
                default -> 8;
              });
    }
  }
}
