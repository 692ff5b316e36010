import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Endpoint;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** Event channels served by objects behind interfaces, abstract classes and lambdas. */
class ServiceEvents {
  /** What handles one event; it may refuse to go on. */
  @FunctionalInterface
  interface Handler {
    boolean handle(NicEvents.NicEventType type, long number);
  }

  /** How a device raises events. */
  interface Source {
    void raise(@State("READY") NicEventsExp events, int count)
        throws InterruptedException, ChannelClosedException;
  }

  abstract static class Loop<R> {
    final R run(@Claims @State("READY") NicEventsImp events) throws InterruptedException {
      try (events) {
        long number = 0;
        boolean more = true;
        while (more) {
          switch (events.receive(NicEventsImp.READY)) {
            case NicEventsImp.NicEvent event -> {
              NicEvents.NicEventType type = event.eventType();
              events.sendAckEvent();
              more = onEvent(type, number++);
            }
            case ChannelClosed _ -> more = false;
          }
        }
        return result(number);
      }
    }

    abstract boolean onEvent(NicEvents.NicEventType type, long number);

    abstract R result(long events);
  }

  static final class Collecting extends Loop<List<NicEvents.NicEventType>> {
    private final List<NicEvents.NicEventType> seen = new ArrayList<>();
    private final Handler handler;

    Collecting(Handler handler) {
      this.handler = handler;
    }

    @Override
    boolean onEvent(NicEvents.NicEventType type, long number) {
      seen.add(type);
      return handler.handle(type, number);
    }

    @Override
    List<NicEvents.NicEventType> result(long events) {
      return List.copyOf(seen);
    }
  }

  enum Sources implements Source {
    STEADY {
      @Override
      public void raise(@State("READY") NicEventsExp events, int count)
          throws InterruptedException, ChannelClosedException {
        for (int i = 0; i < count; i++) {
          one(events, NicEvents.NicEventType.RECEIVE_EVENT);
        }
      }
    },
    MIXED {
      @Override
      public void raise(@State("READY") NicEventsExp events, int count)
          throws InterruptedException, ChannelClosedException {
        NicEvents.NicEventType[] types = NicEvents.NicEventType.values();
        int left = count;
        outer:
        do {
          for (NicEvents.NicEventType type : types) {
            if (left-- == 0) {
              break outer;
            }
            if (type == NicEvents.NicEventType.NO_EVENT) {
              continue;
            }
            one(events, type);
          }
        } while (left > 0);
      }
    };

    static void one(NicEventsExp events, NicEvents.NicEventType type)
        throws InterruptedException, ChannelClosedException {
      events.sendNicEvent(type);
      NicEventsExp.AckEvent ack = events.receiveAckEvent();
      assert ack != null;
    }
  }

  record Job(Source source, int count) {
    void run(@Claims NicEventsExp events) throws InterruptedException {
      try {
        source.raise(events, count);
      } catch (ChannelClosedException e) {
        System.out.println("listener left: " + e.getMessage().isEmpty());
      } finally {
        events.close();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      CountDownLatch done = new CountDownLatch(2);
      AtomicLong total = new AtomicLong();
      List<Sip> sips = new ArrayList<>();
      for (Source source : Sources.values()) {
        var channel = NicEventsChannel.open(heap);
        Job job = new Job(source, 10);
        sips.add(Sip.start("source", channel.exp(), job::run));
        sips.add(
            Sip.start(
                "listener",
                channel.imp(),
                events -> {
                  try {
                    var seen = new Collecting((type, n) -> n < 6).run(events);
                    total.addAndGet(seen.size());
                  } finally {
                    done.countDown();
                  }
                }));
      }
      if (!done.await(10, TimeUnit.SECONDS)) {
        System.out.println("late");
      }
      for (Sip sip : sips) {
        sip.join();
        sip.failure().ifPresent(Throwable::printStackTrace);
      }
      System.out.println("total " + total);
      platform(heap, () -> 3);
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  private static void platform(ExchangeHeap heap, IntSupplier size) throws InterruptedException {
    ByteVector block = heap.bytes(size.getAsInt());
    NicEventsChannel channel = NicEventsChannel.open(heap);
    Sip sip =
        Sip.platform()
            .start(
                "two",
                channel.imp(),
                block,
                (events, bytes) -> {
                  try (events;
                      bytes) {
                    System.out.println(describe(events) + " " + bytes.length());
                  }
                });
    channel.exp().close();
    sip.join();
    sip.failure().ifPresent(Throwable::printStackTrace);
  }

  private static String describe(Endpoint endpoint) {
    return endpoint.stateName() + " " + endpoint.messagesSent();
  }
}
