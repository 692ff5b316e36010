import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** R20 (paper 001 §2.1): a SIP starts with up to four endpoints or blocks, each given away. */
class R20StartClaims {
  static void three(
      @Claims NicDeviceExp client, @Claims ByteVector first, @Claims ByteVector second) {
    // :: error: [protocol.declared]
    Sip.start("three", client, first, second, R20StartClaims::serve);
    // :: error: [ownership.dangling]
    first.get(0);
    // :: error: [ownership.dangling]
    second.get(0);
  }

  static void serve(
      @Claims @State("IO_RUNNING") NicDeviceExp client,
      @Claims ByteVector first,
      @Claims ByteVector second) {
    client.close();
    first.close();
    second.close();
  }

  static Sip four(ExchangeHeap heap, @Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client) {
    return Sip.platform()
        .start(
            "four",
            heap.bytes(1),
            client,
            heap.bytes(2),
            heap.bytes(3),
            (first, device, second, third) -> {
              device.sendSuccess();
              device.close();
              first.close();
              second.close();
              // :: error: [ownership.leak]
            });
  }

  static void twice(@Claims ByteVector block) {
    Sip.start(
        "twice",
        block,
        // :: error: [ownership.aliased]
        block,
        (first, second) -> {
          first.close();
          second.close();
        });
  }

  static void exit(@Claims ByteVector block) {
    // :: error: [ownership.leak]
    throw Sip.exit(block.length());
  }
}
