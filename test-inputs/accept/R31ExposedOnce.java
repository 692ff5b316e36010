/** R31 (paper 001 §3.1.3): expose needs ownership and a struct that is not exposed. */
class R31ExposedOnce {
  static void oneAfterTheOther(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      packet.data().set(0, 1);
    }
    try (var _ = packet.expose()) {
      packet.data().set(0, 2);
    }
  }

  static void content(Node list) {
    try (var _ = list.expose()) {
      Node next = list.next();
      if (next != null) {
        try (var _ = next.expose()) {
          next.payload().set(0, 1);
        }
      }
    }
  }
}
