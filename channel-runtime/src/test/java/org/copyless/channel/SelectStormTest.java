package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.IdentityHashMap;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskExp.High;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskExp.Message;
import org.copyless.channel.ask.AskExp.Mid;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Peers that send and close at random, each on a thread of its own, against one that waits for all
 * of them: every message arrives once and in its order, and no wake-up is lost, which would be a
 * wait without end.
 */
@Timeout(120)
@Tag("guard-off-too")
class SelectStormTest {
  private static final int PEERS = 60;
  private static final int MESSAGES = 400;

  /** Columns: a door, a set, another set, a map. */
  private static final Select WITH_DOOR =
      matrix(
          row(Low.class, Low.class, ANY, ANY),
          row(ANY, ANY, Mid.class, Mid.class),
          row(ANY, Low.class, ANY, ANY),
          row(ANY, Mid.class, ANY, ANY),
          row(ANY, High.class, ANY, ANY),
          row(ANY, ChannelClosed.class, ANY, ANY),
          row(ANY, ANY, Low.class, ANY),
          row(ANY, ANY, Mid.class, ANY),
          row(ANY, ANY, High.class, ANY),
          row(ANY, ANY, ChannelClosed.class, ANY),
          row(Low.class, ANY, ANY, ANY),
          row(Mid.class, ANY, ANY, ANY),
          row(High.class, ANY, ANY, ANY),
          row(ANY, ANY, ANY, Low.class),
          row(ANY, ANY, ANY, Mid.class),
          row(ANY, ANY, ANY, High.class),
          row(ANY, ANY, ANY, ChannelClosed.class),
          row(ChannelClosed.class, ANY, ANY, ANY));

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final AtomicLong sent = new AtomicLong();
  private final ConcurrentLinkedQueue<Sip> peers = new ConcurrentLinkedQueue<>();

  /** The process that waits for all, and what it has seen of each. */
  private final class Server {
    private final EndpointSet<AskExp> one = EndpointSet.create(heap, AskExp.OPEN);
    private final EndpointSet<AskExp> two = EndpointSet.create(heap, AskExp.OPEN);
    private final EndpointMap<AskExp, Long> map = EndpointMap.create(heap, AskExp.OPEN);
    private final IdentityHashMap<AskExp, Long> next = new IdentityHashMap<>();
    private AskExp door = open(0);
    private int open = PEERS;
    private long received;

    void run() throws InterruptedException {
      for (int i = 1; i < PEERS; i++) {
        AskExp exp = open(i);
        switch (i % 3) {
          case 0 -> one.add(exp);
          case 1 -> two.add(exp);
          default -> map.add(exp, 0L);
        }
      }
      while (open > 0) {
        serve(WITH_DOOR.await(door, one, two, map));
      }
      door.close();
      one.close();
      two.close();
      map.close();
    }

    private void serve(int row) {
      switch (row) {
        case 0 -> {
          answer(door, Low.class);
          serve(one, Low.class);
        }
        case 1 -> {
          serve(two, Mid.class);
          serveMap(Mid.class);
        }
        case 2 -> serve(one, Low.class);
        case 3 -> serve(one, Mid.class);
        case 4 -> serve(one, High.class);
        case 5 -> closed(one.selected());
        case 6 -> serve(two, Low.class);
        case 7 -> serve(two, Mid.class);
        case 8 -> serve(two, High.class);
        case 9 -> closed(two.selected());
        case 10 -> answer(door, Low.class);
        case 11 -> answer(door, Mid.class);
        case 12 -> answer(door, High.class);
        case 13 -> serveMap(Low.class);
        case 14 -> serveMap(Mid.class);
        case 15 -> serveMap(High.class);
        case 16 -> {
          AskExp client = map.selected();
          assertEquals(next.get(client), map.data());
          closed(client);
        }
        default -> {
          closed(door);
          // the door never closes as long as others are open: a silent one takes its place
          ChannelEnds<AskImp, AskExp> silent = AskExp.open(heap);
          door = silent.exp();
          Sip.start("silent", silent.imp(), imp -> whileOpen(imp));
        }
      }
    }

    private void serve(EndpointSet<AskExp> set, Class<? extends Message> view) {
      AskExp client = set.selected();
      answer(client, view);
      set.add(client);
    }

    private void serveMap(Class<? extends Message> view) {
      AskExp client = map.selected();
      long count = map.data();
      assertEquals(next.get(client), count);
      answer(client, view);
      map.add(client, count + 1);
    }

    private void answer(AskExp client, Class<? extends Message> view) {
      long number = client.take(view).number();
      assertEquals(next.get(client), number);
      next.put(client, number + 1);
      client.sendDone();
      received++;
    }

    private void closed(AskExp client) {
      client.close();
      open--;
    }

    private AskExp open(int number) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      AskExp exp = ends.exp();
      next.put(exp, 0L);
      Starter starter = number % 10 == 0 ? Sip.platform() : Sip.virtual();
      peers.add(starter.start("peer " + number, ends.imp(), imp -> ask(imp, number)));
      return exp;
    }
  }

  private static void whileOpen(AskImp imp) throws InterruptedException {
    imp.send(AskExp.PAIR, 0); // no row asks for it
    imp.send(AskExp.LOW, 0);
    try {
      imp.receiveDone();
    } catch (ChannelClosedException over) {
      imp.close();
    }
  }

  private void ask(AskImp imp, int seed) throws Exception {
    Random random = new Random(seed);
    int messages = random.nextInt(MESSAGES);
    for (long number = 0; number < messages; number++) {
      imp.send(1 + random.nextInt(3), number);
      sent.incrementAndGet();
      imp.receiveDone();
      switch (random.nextInt(8)) {
        case 0 -> LockSupport.parkNanos(20_000);
        case 1 -> LockSupport.parkNanos(1);
        default -> {}
      }
    }
    imp.close();
  }

  @ParameterizedTest(name = "virtual={0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("R52, R61, R88 every message once, in order, and no lost wake-up")
  void storm(boolean virtual) throws Exception {
    long[] received = new long[1];
    Starter starter = virtual ? Sip.virtual() : Sip.platform();
    Sip server =
        starter.start(
            "server",
            () -> {
              Server all = new Server();
              all.run();
              received[0] = all.received;
            });
    server.join();
    if (server.failure().isPresent()) {
      throw new AssertionError(server.failure().get());
    }
    for (Sip peer : peers) {
      peer.join();
      assertEquals("Optional.empty", peer.failure().toString());
    }
    assertEquals(sent.get(), received[0]);
  }
}
