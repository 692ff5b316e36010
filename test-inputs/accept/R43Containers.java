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
        first.sendSuccess();
        first.close();
      }
    }
  }

  static void initial(ExchangeHeap heap, @Claims NicDeviceExp client) {
    TrackedDeque<NicDeviceExp> deque = TrackedDeque.create(heap);
    deque.addLast(client);
    deque.close();
  }

  static void polled(TrackedDeque<ByteVector> deque) {
    ByteVector first = deque.pollFirst();
    if (first != null) {
      first.close();
    }
  }

  static void lent(TrackedDeque<@State("IO_CONFIGURE_ACK") NicDeviceExp> deque) {
    deque.lendFirst(client -> System.out.println(client.stateName()));
  }

  static void look(@State("IO_RUNNING") NicDeviceExp client) {
    System.out.println(client.stateName());
  }

  static void lentToMethod(TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    deque.lendEach(R43Containers::look);
  }

  static void greet(@State(value = "START", then = "IO_CONFIGURE_BEGIN") NicDeviceExp client) {
    client.sendDeviceInfo(1, 1);
  }

  static void leftElsewhere(TrackedDeque<NicDeviceExp> deque) {
    deque.lendEach(client -> {});
  }

  static void leftElsewhereInPlace(TrackedDeque<NicDeviceExp> deque) {
    deque.lendFirst(client -> {});
  }

  static void removed(TrackedMap<String, @State("IO_CONFIGURE_ACK") NicDeviceExp> map) {
    NicDeviceExp client = map.remove("a");
    if (client != null) {
      client.sendSuccess();
      client.close();
    }
  }

  static void other(TrackedDeque<NicDeviceExp> deque) {
    TrackedDeque<NicDeviceExp> same = deque;
    same.isEmpty();
  }

  static void cast(@Claims TrackedDeque<NicDeviceExp> block, @Claims NicDeviceExp client) {
    TrackedDeque<NicDeviceExp> deque = block;
    deque.addLast(client);
    deque.close();
  }

  static void nested(
      TrackedDeque<TrackedDeque<@State("IO_RUNNING") NicDeviceExp>> outer,
      @Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> inner) {
    outer.addLast(inner);
  }

  static void drain(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    deque.close();
  }

  static void started(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
    Sip.start("drain", deque, R43Containers::drain);
  }

  interface Drain {
    void drain(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque);
  }

  static Drain reference() {
    return R43Containers::drain;
  }

  static final class Closing implements Drain {
    @Override
    public void drain(@Claims TrackedDeque<@State("IO_RUNNING") NicDeviceExp> deque) {
      deque.close();
    }
  }

  static void intoItself(@Claims TrackedDeque<Tracked> deque, @Claims ByteVector block) {
    deque.addLast(block);
    deque.close();
  }
}
