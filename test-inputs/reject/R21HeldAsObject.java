import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R21: nothing that is followed is held under a type that hides it. */
class R21HeldAsObject {
  static void conditional(@Claims ByteVector one, @Claims ByteVector two, boolean first) {
    // :: error: [tracked.escapes]
    Object either = first ? one : two;
    one.close();
    two.close();
  }

  static void pattern(@Claims ByteVector block) {
    // :: error: [tracked.escapes]
    if (block instanceof Object object) {
      System.out.println(object);
    }
    block.close();
  }

  static void channel(ExchangeHeap heap) {
    NicEventsChannel channel = NicEventsChannel.open(heap);
    // :: error: [tracked.escapes]
    Object object = channel;
    channel.imp().close();
    channel.exp().close();
  }

  static void message(@Claims @State("IO_RUNNING") NicDeviceExp client)
      throws InterruptedException {
    try (client) {
      if (client.receive(NicDeviceExp.IO_RUNNING) instanceof NicDeviceExp.PacketForReceive m) {
        // :: error: [tracked.escapes]
        Object object = m;
        m.pkt().close();
      }
    }
  }

  static void fromObject(Object object) {
    if (object instanceof ByteVector block) {
      // :: error: [tracked.escapes]
      block.close();
    }
  }
}
