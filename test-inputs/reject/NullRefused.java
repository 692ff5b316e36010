import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** A message argument or field that is not declared {@code @Nullable} takes no null. */
class NullRefused {
  static void send(
      @Claims @State("IO_RUNNING") NicDeviceImp device, @Claims @Nullable ByteVector packet) {
    // :: error: [null.refused] «packet»
    device.sendPacketForReceive(packet);
    device.close();
  }

  static void write(Node node) {
    try (var _ = node.expose()) {
      node.payload().close();
      // :: error: [null.refused]
      node.payload(null);
    }
  }
}
