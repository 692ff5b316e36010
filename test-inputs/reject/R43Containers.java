import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedMap;
import org.copyless.sip.Sip;

/** R43: containers hold endpoints in the state that their type argument names. */
class R43Containers {
  static void inAndOut(ExchangeHeap heap, @Claims @State("IO_CONFIGURE_ACK") NicDeviceExp client) {
    try (TrackedDeque<@State("IO_CONFIGURE_ACK") NicDeviceExp> deque = TrackedDeque.create(heap)) {
      deque.addLast(client);
      NicDeviceExp first = deque.pollFirst();
      if (first != null) {
        // :: error: [protocol.state] «first.sendNoPacket()»
        first.sendNoPacket();
        first.close();
      }
    }
  }

  static void initial(ExchangeHeap heap, @Claims @State("IO_RUNNING") NicDeviceExp client) {
    TrackedDeque<NicDeviceExp> deque = TrackedDeque.create(heap);
    // :: error: [protocol.declared] «client»
    deque.addLast(client);
    deque.close();
  }

  static void polled(TrackedDeque<ByteVector> deque) {
    ByteVector first = deque.pollFirst();
    // :: error: [ownership.null]
    first.close();
  }

  static void lent(TrackedDeque<@State("IO_CONFIGURE_ACK") NicDeviceExp> deque) {
    // :: error: [protocol.state]
    deque.lendFirst(client -> client.sendDeviceInfo(1, 1));
  }

  static void look(NicDeviceExp client) {
    System.out.println(client.stateName());
  }

  static void lentToMethod(TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    // :: error: [protocol.declared]
    deque.lendEach(R43Containers::look);
  }

  static void greet(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    client.sendDeviceInfo(1, 1);
  }

  static void leftElsewhere(TrackedDeque<NicDeviceExp> deque) {
    // :: error: [protocol.declared]
    deque.lendEach(R43Containers::greet);
  }

  static void leftElsewhereInPlace(TrackedDeque<NicDeviceExp> deque) {
    // :: error: [protocol.exit]
    deque.lendFirst(client -> client.sendDeviceInfo(1, 1));
  }

  static void removed(TrackedMap<String, @State("IO_CONFIGURE_ACK") NicDeviceExp> map) {
    NicDeviceExp client = map.remove("a");
    if (client != null) {
      // :: error: [protocol.state]
      client.sendDeviceInfo(1, 1);
      client.close();
    }
  }

  static void other(TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    // :: error: [protocol.instance] «same»
    TrackedDeque<@State("IO_CONFIGURED") NicDeviceExp> same = deque;
    same.isEmpty();
  }

  @SuppressWarnings("unchecked")
  static void cast(@Claims Tracked block, @Claims NicDeviceExp client) {
    TrackedDeque<NicDeviceExp> deque = (TrackedDeque<NicDeviceExp>) block;
    // :: error: [protocol.declared]
    deque.addLast(client);
    deque.close();
  }

  static void nested(
      TrackedDeque<? super TrackedDeque<NicDeviceExp>> outer,
      @Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> inner) {
    // :: error: [protocol.instance]
    outer.addLast(inner);
  }

  static void drain(@Claims TrackedDeque<NicDeviceExp> deque) {
    deque.close();
  }

  static void started(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    // :: error: [protocol.instance]
    Sip.start("drain", deque, R43Containers::drain);
  }

  interface Drain {
    void drain(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque);
  }

  static Drain reference() {
    // :: error: [override.state] «R43Containers::drain»
    return R43Containers::drain;
  }

  static final class Closing implements Drain {
    @Override
    // :: error: [override.state]
    public void drain(@Claims TrackedDeque<NicDeviceExp> deque) {
      deque.close();
    }
  }

  static void intoItself(@Claims TrackedDeque<Tracked> deque, @Claims ByteVector block) {
    // :: error: [ownership.aliased]
    deque.addLast(deque);
    block.close();
  }
}
