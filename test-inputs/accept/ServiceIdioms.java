import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Small methods of services: loops, early returns, lists and swapped fields. */
class ServiceIdioms {
  private final ExchangeHeap heap;
  private volatile boolean stop;
  private int n;

  ServiceIdioms(ExchangeHeap heap) {
    this.heap = heap;
  }

  // polling loop with a volatile stop flag
  void a(@Claims @State("READY") NicEventsExp e) throws InterruptedException {
    try (e) {
      boolean open = true;
      while (open && !stop && !Thread.currentThread().isInterrupted()) {
        e.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
        switch (e.receive(NicEventsExp.READY_NIC_EVENT)) {
          case NicEventsExp.AckEvent _ -> n++;
          case ChannelClosed _ -> open = false;
        }
      }
    }
  }

  // swallow InterruptedException, restore flag
  void b(@Claims @State("READY") NicEventsImp e) {
    try (e) {
      while (true) {
        switch (e.receive(NicEventsImp.READY)) {
          case NicEventsImp.NicEvent ev -> {
            System.out.println(ev.eventType());
            e.sendAckEvent();
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    } catch (InterruptedException x) {
      Thread.currentThread().interrupt();
    }
  }

  // result in a local after the switch expression
  int c(@Claims @State("IO_RUNNING") NicDeviceImp d) throws InterruptedException {
    try (d) {
      d.sendGetReceivedPacket();
      NetworkPacket p =
          switch (d.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET)) {
            case NicDeviceImp.ReceivedPacket r -> r.pkt();
            case NicDeviceImp.NoPacket _ -> null;
            case ChannelClosed _ -> null;
          };
      if (p == null) return 0;
      try (p) {
        return p.bytesUsed();
      }
    }
  }

  // if instanceof chain rather than a switch
  int d(@Claims @State("IO_RUNNING") NicDeviceImp d) throws InterruptedException {
    try (d) {
      d.sendGetReceivedPacket();
      var m = d.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET);
      if (m instanceof NicDeviceImp.ReceivedPacket r) {
        NetworkPacket p = r.pkt();
        int used = p.bytesUsed();
        p.close();
        return used;
      }
      return 0;
    }
  }

  // message in a local, then switched over
  int e(@Claims @State("IO_RUNNING") NicDeviceImp d) throws InterruptedException {
    try (d) {
      d.sendGetReceivedPacket();
      NicDeviceImp.IoRunningGetReceivedPacket m =
          d.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET);
      switch (m) {
        case NicDeviceImp.ReceivedPacket r -> {
          try (NetworkPacket p = r.pkt()) {
            return p.bytesUsed();
          }
        }
        case NicDeviceImp.NoPacket _ -> {
          return -1;
        }
        case ChannelClosed _ -> {
          return -2;
        }
      }
    }
  }

  // helper takes the view
  int f(@Claims @State("IO_RUNNING") NicDeviceImp d) throws InterruptedException {
    try (d) {
      d.sendGetReceivedPacket();
      return switch (d.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET)) {
        case NicDeviceImp.ReceivedPacket r -> use(r.pkt());
        case NicDeviceImp.NoPacket _ -> -1;
        case ChannelClosed _ -> -2;
      };
    }
  }

  static int use(@Claims NetworkPacket p) {
    int u = p.bytesUsed();
    p.close();
    return u;
  }

  // batch: N sends then N receives? one slot: request loop with retries
  boolean g(@State("IO_RUNNING") NicDeviceImp d, int tries)
      throws InterruptedException, ChannelClosedException {
    for (int attempt = 0; ; attempt++) {
      d.sendGetReceivedPacket();
      switch (d.receive(NicDeviceImp.IO_RUNNING_GET_RECEIVED_PACKET)) {
        case NicDeviceImp.ReceivedPacket r -> {
          r.pkt().close();
          return true;
        }
        case NicDeviceImp.NoPacket _ -> {
          if (attempt >= tries) return false;
          Thread.sleep(10L << attempt);
        }
        case ChannelClosed _ -> throw new ChannelClosedException("gone");
      }
    }
  }

  // ternary args, conditional send
  void h(
      @State(
              value = "IO_CONFIGURE_ACK",
              then = {"IO_CONFIGURE_BEGIN", "IO_CONFIGURED"})
          NicDeviceExp c,
      int mtu) {
    if (mtu < 9000) c.sendSuccess();
    else c.sendInvalidParameters();
  }

  // an endpoint that is claimed and returned in a new state
  static @State("IO_RUNNING") NicDeviceImp start(@Claims @State("IO_CONFIGURED") NicDeviceImp d) {
    d.sendStartIO();
    return d;
  }

  static void i(@Claims @State("IO_CONFIGURED") NicDeviceImp d) throws InterruptedException {
    try (NicDeviceImp running = start(d)) {
      running.sendGetReceivedPacket();
    }
  }

  static void i2(@Claims @State("IO_CONFIGURED") NicDeviceImp d) throws InterruptedException {
    d = start(d);
    d.sendGetReceivedPacket();
    d.close();
  }

  // nested expose, swap payloads of two packets
  static void swap(NetworkPacket a, NetworkPacket b) {
    try (var _ = a.expose();
        var _ = b.expose()) {
      ByteVector t = a.data();
      a.data(b.data());
      b.data(t);
    }
  }

  static void swap2(NetworkPacket a, NetworkPacket b) {
    try (var _ = a.expose()) {
      try (var _ = b.expose()) {
        ByteVector x = a.data();
        ByteVector y = b.data();
        a.data(y);
        b.data(x);
      }
    }
  }

  // take payload out, close the shell
  static ByteVector unwrap(@Claims NetworkPacket p, ExchangeHeap h) {
    ByteVector data;
    ByteVector empty = h.bytes(0);
    try (var _ = p.expose()) {
      data = p.data();
      p.data(empty);
    }
    p.close();
    return data;
  }

  // list: insert sorted, iterative with expose of head
  static @Nullable Node insert(@Nullable @Claims Node list, @Claims Node item) {
    if (list == null || list.count() >= item.count()) {
      try (var _ = item.expose()) {
        Node none = item.next();
        if (none != null) none.close();
        item.next(list);
      }
      return item;
    }
    try (var _ = list.expose()) {
      list.next(insert(list.next(), item));
    }
    return list;
  }

  // remove by predicate, recursion
  static @Nullable Node filter(@Nullable @Claims Node list, IntPredicate keep) {
    if (list == null) return null;
    if (keep.test(list.count())) {
      try (var _ = list.expose()) {
        list.next(filter(list.next(), keep));
      }
      return list;
    }
    Node rest;
    try (var _ = list.expose()) {
      rest = filter(list.next(), keep);
      list.next(null);
    }
    list.close();
    return rest;
  }

  static int sum(@Nullable Node list) {
    if (list == null) return 0;
    try (var _ = list.expose()) {
      return list.count() + sum(list.next());
    }
  }

  // iterative merge of two lists into one
  static @Nullable Node concatReversed(@Nullable @Claims Node a, @Nullable @Claims Node b) {
    while (a != null) {
      Node head = a;
      try (var _ = head.expose()) {
        a = head.next();
        head.next(b);
      }
      b = head;
    }
    return b;
  }

  static @Nullable Node pop(@Claims Node list, IntConsumer out) {
    try (list) {
      out.accept(list.count());
      try (var _ = list.expose()) {
        Node rest = list.next();
        list.next(null);
        return rest;
      }
    }
  }

  // chunk reader
  static int copyAll(ReadableByteChannel from, ExchangeHeap h, Function<Integer, Integer> f)
      throws IOException {
    int total = 0;
    try (ByteVector buffer = h.bytes(1024)) {
      for (int n; (n = buffer.readFrom(from, 0, buffer.length())) >= 0; ) total += f.apply(n);
    }
    return total;
  }

  static Node build(ExchangeHeap h, int... counts) {
    Node list = null;
    for (int i = counts.length - 1; i >= 0; i--) {
      list = NodeRep.allocate(h, h.bytes(1), list, counts[i]);
    }
    return list;
  }

  static Callable<Integer> task(int x) {
    return () -> x + 1;
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap h = ExchangeHeap.create()) {
      Node l = build(h, 1, 3, 5);
      l = insert(l, NodeRep.allocate(h, h.bytes(2), null, 4));
      l = filter(l, c -> c != 3);
      l = concatReversed(l, build(h, 7, 8));
      System.out.println(sum(l));
      while (l != null) l = pop(l, System.out::println);
      NetworkPacket a = NetworkPacketRep.allocate(h, h.bytes(1), 1);
      NetworkPacket b = NetworkPacketRep.allocate(h, h.bytes(2), 2);
      swap(a, b);
      swap2(b, a);
      unwrap(a, h).close();
      b.close();
      System.out.println("live " + h.statistics().liveBlocks());
    }
  }
}
