import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** A default in the midst of an old switch falls into the case behind it. */
class DefaultFallsThrough {
  @SuppressWarnings("fallthrough") // the mistake
  static void store(@Claims ByteVector packet, int queue) {
    switch (queue) {
      // :: error: [analysis.complex]
      default:
        packet.close();
      case 0:
        packet.close();
    }
  }

  static void last(@Claims ByteVector packet, int queue) {
    switch (queue) {
      default:
        packet.close();
        break;
      case 0:
        packet.close();
    }
  }
}
