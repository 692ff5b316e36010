import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.ReceiveState;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** R88 (paper 001 §5.1): what goes into a set is in its state, and so is what comes out. */
class R88Sets {
  static void added(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set, @Claims NicDeviceExp client) {
    // :: error: [protocol.declared]
    set.add(client);
  }

  static void usedAfterwards(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.add(client);
    // :: error: [ownership.dangling]
    client.close();
  }

  static void lent(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @State("IO_RUNNING") NicDeviceExp client) {
    // :: error: [ownership.borrowed]
    set.add(client);
  }

  static void forgotten(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    // :: error: [ownership.leak]
    set.selected();
  }

  static void selected(EndpointSet<@State("IO_CONFIGURE_ACK") NicDeviceExp> set) {
    NicDeviceExp client = set.selected();
    // :: error: [protocol.state]
    client.sendNoPacket();
    client.close();
  }

  static void created(ExchangeHeap heap, @Claims NicDeviceExp client) {
    try (var set = EndpointSet.create(heap, NicDeviceExp.IO_RUNNING)) {
      // :: error: [protocol.declared]
      set.add(client);
    }
  }

  static void declared(ExchangeHeap heap) {
    // :: error: [protocol.instance]
    EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> set =
        EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static void written(ExchangeHeap heap) {
    var set =
        // :: error: [protocol.instance]
        EndpointSet.<@State("IO_CONFIGURED") NicDeviceExp>create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static void unknown(ExchangeHeap heap, ReceiveState<NicDeviceExp, ?> state) {
    // :: error: [protocol.receive]
    var set = EndpointSet.create(heap, state);
    set.close();
  }

  static EndpointSet<@State("IO_RUNNING") NicDeviceExp> returned(ExchangeHeap heap) {
    // :: error: [protocol.instance]
    return EndpointSet.create(heap, NicDeviceExp.IO_CONFIGURED);
  }

  static void unclosed(ExchangeHeap heap) {
    var set = EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
    set.isEmpty();
    // :: error: [ownership.leak]
  }

  static void passed(EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> set) {
    // :: error: [protocol.instance]
    forgotten(set);
  }

  static void serve(@Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    set.close();
  }

  static void started(@Claims EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> set) {
    // :: error: [protocol.instance]
    Sip.start("serve", set, R88Sets::serve);
  }

  static void startedInPlace(
      @Claims EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> clients,
      @Claims @State("IO_RUNNING") NicDeviceExp first) {
    Sip.start(
        "serve",
        clients,
        first,
        (set, client) -> {
          try (set) {
            // :: error: [protocol.declared]
            set.add(client);
          }
        });
  }

  static void sent(@Claims ParcelImp parcel, @Claims EndpointSet<NicEventsImp> set) {
    // :: error: [tracked.escapes]
    parcel.sendWrap(set);
    parcel.close();
  }

  static void captured(EndpointSet<NicEventsImp> set) {
    // :: error: [tracked.escapes]
    Runnable size = () -> set.size();
    size.run();
  }

  static void contravariant(EndpointSet<? super NicEventsImp> set, @Claims NicEventsImp events) {
    // :: error: [protocol.declared]
    set.add(events);
  }

  static void either(
      boolean first,
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> a,
      EndpointSet<@State("IO_CONFIGURED") NicDeviceExp> b,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    EndpointSet<NicDeviceExp> set = first ? a : b;
    // :: error: [protocol.declared]
    set.add(client);
  }

  static void again(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    NicDeviceExp client = set.selected();
    set.add(client);
    // :: error: [ownership.dangling]
    client.sendNoPacket();
  }

  static void afterClose(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.close();
    // :: error: [ownership.dangling]
    set.add(client);
  }

  static void local(ExchangeHeap heap, @Claims BoxExp box) {
    try (var set = EndpointSet.create(heap, BoxExp.OPEN)) {
      // :: error: [channel.local] «box»
      set.add(box);
    }
  }
}
