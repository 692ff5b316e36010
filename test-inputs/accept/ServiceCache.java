import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntUnaryOperator;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** A key/value store that keeps its entries in a linked list in the exchange heap. */
class ServiceCache {
  private final Map<String, Integer> counters = new ConcurrentHashMap<>();

  public static void main(String[] args) throws Exception {
    ServiceCache service = new ServiceCache();
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      StoreChannel channel = StoreChannel.open(heap);
      Sip server = Sip.start("server", channel.exp(), service::serve);
      Sip client = Sip.start("client", channel.imp(), service::client);
      client.join();
      if (!server.join(Duration.ofSeconds(10))) {
        server.interrupt();
        server.join();
      }
      for (Sip sip : List.of(server, client)) {
        sip.failure().ifPresent(Throwable::printStackTrace);
      }
      service.counters.forEach((k, v) -> System.out.println(k + "=" + v));
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  private void count(String what) {
    counters.merge(what, 1, Integer::sum);
  }

  void serve(@Claims @State("READY") StoreExp client) throws InterruptedException {
    Entry entries = null;
    try (client) {
      boolean running = true;
      while (running) {
        switch (client.receive(StoreExp.READY)) {
          case StoreExp.Put put -> {
            int key = put.key();
            ByteVector value = put.value();
            count("put");
            if (value.length() == 0) {
              value.close();
              client.sendRejected(Store.Problem.EMPTY);
            } else {
              Entry rest = entries;
              entries = null;
              entries = EntryRep.allocate(client.heap(), key, value, rest);
              client.sendStored();
            }
          }
          case StoreExp.Take take -> {
            count("take");
            Entry found = find(entries, take.key(), client.heap());
            if (found == null) {
              client.sendRejected(Store.Problem.UNKNOWN);
            } else {
              client.sendFound(found);
            }
          }
          case StoreExp.Shutdown _ -> running = false;
          case ChannelClosed _ -> running = false;
        }
      }
    } finally {
      if (entries != null) {
        entries.close();
      }
    }
  }

  /** A copy of the first entry with the key. */
  private static @Nullable Entry find(@Nullable Entry entries, int key, ExchangeHeap heap) {
    if (entries == null) {
      return null;
    }
    try (var _ = entries.expose()) {
      if (entries.key() != key) {
        return find(entries.next(), key, heap);
      }
      return EntryRep.allocate(heap, key, copy(entries.value(), heap), null);
    }
  }

  private static ByteVector copy(ByteVector value, ExchangeHeap heap) {
    ByteVector copy = heap.bytes(value.length());
    byte[] bytes = new byte[value.length()];
    value.copyTo(0, bytes, 0, bytes.length);
    copy.copyFrom(bytes, 0, 0, bytes.length);
    return copy;
  }

  void client(@Claims StoreImp server) throws Exception {
    try (server) {
      Map<Integer, Integer> sizes = new HashMap<>();
      for (int key = 0; key < 4; key++) {
        Store.Problem problem = put(server, key, key * 3);
        if (problem != null) {
          System.out.println(key + " " + problem);
          continue;
        }
        sizes.put(key, key * 3);
      }
      for (Map.Entry<Integer, Integer> each : sizes.entrySet()) {
        int size = take(server, each.getKey(), k -> k * 100);
        System.out.println(each.getKey() + " -> " + size);
      }
      take(server, 99, IntUnaryOperator.identity());
      server.sendShutdown();
    }
  }

  private static Store.@Nullable Problem put(StoreImp server, int key, int size)
      throws InterruptedException, ChannelClosedException {
    ByteVector value = server.heap().bytes(size);
    for (int i = 0; i < size; i++) {
      value.set(i, key);
    }
    server.sendPut(key, value);
    return switch (server.receive(StoreImp.READY_PUT)) {
      case StoreImp.Stored _ -> null;
      case StoreImp.Rejected rejected -> rejected.why();
      case ChannelClosed _ -> throw new ChannelClosedException("store");
    };
  }

  private static int take(StoreImp server, int key, IntUnaryOperator function)
      throws InterruptedException, ChannelClosedException {
    server.sendTake(key);
    return switch (server.receive(StoreImp.READY_TAKE)) {
      case StoreImp.Found found -> {
        try (Entry entry = found.entry()) {
          try (var _ = entry.expose()) {
            yield entry.value().length() + function.applyAsInt(entry.key());
          }
        }
      }
      case StoreImp.Rejected rejected -> -rejected.why().ordinal();
      case ChannelClosed _ -> throw new ChannelClosedException("store");
    };
  }
}
