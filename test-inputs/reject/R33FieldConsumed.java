import org.copyless.annotation.State;

/**
 * R33 (paper 001 §3.1.3): a field consumed inside is assigned again, or set to null where it may
 * be.
 */
class R33FieldConsumed {
  static void closed(NetworkPacket packet) {
    // :: error: [expose.field]
    try (var _ = packet.expose()) {
      packet.data().close();
    }
  }

  static void sent(
      NetworkPacket packet,
      @State(value = "IO_RUNNING", then = "IO_RUNNING_PACKET_FOR_RECEIVE") NicDeviceImp device) {
    // :: error: [expose.field]
    try (var _ = packet.expose()) {
      device.sendPacketForReceive(packet.data());
    }
  }

  static void onOnePath(Node list) {
    // :: error: [expose.field]
    try (var _ = list.expose()) {
      Node rest = list.next();
      if (rest != null) {
        rest.close();
      }
    }
  }
}
