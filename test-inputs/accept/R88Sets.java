import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.EndpointSet;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** R88 (paper 001 §5.1): what goes into a set is in its state, and so is what comes out. */
class R88Sets {
  static void added(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.add(client);
  }

  static void usedAfterwards(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.add(client);
  }

  static void lent(
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.add(client);
  }

  static void forgotten(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    set.selected().close();
  }

  static void selected(EndpointSet<@State("IO_CONFIGURE_ACK") NicDeviceExp> set) {
    NicDeviceExp client = set.selected();
    client.sendSuccess();
    client.close();
  }

  static void created(ExchangeHeap heap, @Claims @State("IO_RUNNING") NicDeviceExp client) {
    try (var set = EndpointSet.create(heap, NicDeviceExp.IO_RUNNING)) {
      set.add(client);
    }
  }

  static void declared(ExchangeHeap heap) {
    EndpointSet<@State("IO_RUNNING") NicDeviceExp> set =
        EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static void written(ExchangeHeap heap) {
    var set = EndpointSet.<@State("IO_RUNNING") NicDeviceExp>create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static void unknown(ExchangeHeap heap) {
    var set = EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static EndpointSet<@State("IO_RUNNING") NicDeviceExp> returned(ExchangeHeap heap) {
    return EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
  }

  static void unclosed(ExchangeHeap heap) {
    var set = EndpointSet.create(heap, NicDeviceExp.IO_RUNNING);
    set.close();
  }

  static void passed(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    forgotten(set);
  }

  static void serve(@Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    set.close();
  }

  static void started(@Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    Sip.start("serve", set, R88Sets::serve);
  }

  static void startedInPlace(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> clients,
      @Claims @State("IO_RUNNING") NicDeviceExp first) {
    Sip.start(
        "serve",
        clients,
        first,
        (set, client) -> {
          try (set) {
            set.add(client);
          }
        });
  }

  static void sent(@Claims ParcelImp parcel, @Claims EndpointSet<NicEventsImp> set) {
    set.close();
    parcel.close();
  }

  static void captured(EndpointSet<NicEventsImp> set) {
    int size = set.size();
    System.out.println(size);
  }

  static void contravariant(EndpointSet<NicEventsImp> set, @Claims NicEventsImp events) {
    set.add(events);
  }

  static void either(
      boolean first,
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> a,
      EndpointSet<@State("IO_RUNNING") NicDeviceExp> b,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    EndpointSet<NicDeviceExp> set = first ? a : b;
    set.add(client);
  }

  static void again(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set) {
    NicDeviceExp client = set.selected();
    set.add(client);
  }

  static void afterClose(
      @Claims EndpointSet<@State("IO_RUNNING") NicDeviceExp> set,
      @Claims @State("IO_RUNNING") NicDeviceExp client) {
    set.add(client);
    set.close();
  }

  static void local(ExchangeHeap heap, @Claims BoxExp box) {
    try (var set = EndpointSet.create(heap, BoxExp.OPEN)) {
      set.isEmpty();
      box.close();
    }
  }
}
