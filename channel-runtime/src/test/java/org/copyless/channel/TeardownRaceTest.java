package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real threads that send, receive, close and die at the same moment. Each loop is bounded; what is
 * asserted is that nobody stays stuck, nothing is lost, and each message is intact.
 */
@Timeout(120)
class TeardownRaceTest {
  private final ExchangeHeap heap = ExchangeHeap.create(64 << 20);

  /** The kind of thread of one side, so that parked, spinning and mounted ones meet. */
  enum Kind {
    PLATFORM,
    VIRTUAL;

    Sip start(String name, EchoExp exp, Sip.Body1<EchoExp> body) {
      return this == PLATFORM ? Sip.platform().start(name, exp, body) : Sip.start(name, exp, body);
    }
  }

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @ParameterizedTest
  @EnumSource
  void r63R82SendAgainstClose(Kind kind) throws InterruptedException {
    for (int round = 0; round < 4_000; round++) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      int pause = round % 64;
      Sip closer =
          kind.start(
              "closer",
              channel.exp(),
              exp -> {
                spin(pause);
                exp.close();
              });
      imp.sendPut(heap.bytes(16));
      imp.sendPut(heap.bytes(16));
      spin(round % 7);
      imp.sendPut(heap.bytes(16));
      long openBlocks = heap.statistics().liveBlocks();
      assertTrue(openBlocks <= 5, () -> "blocks=" + openBlocks);
      closer.join();
      assertEquals(2, heap.statistics().liveBlocks(), "undelivered messages are reclaimed at once");
      imp.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void r82SendOfAnEndpointAgainstClose(Kind kind) throws InterruptedException {
    for (int round = 0; round < 2_000; round++) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoChannel inner = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      EchoImp innerImp = inner.imp();
      Sip closer = kind.start("closer", channel.exp(), EchoExp::close);
      innerImp.sendPing(heap.bytes(16), round);
      spin(round % 128);
      imp.sendDelegate(inner.exp());
      assertTrue(innerImp.receive(EchoImp.START_PING) instanceof ChannelClosed);
      innerImp.close();
      imp.close();
      closer.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void r81BothEndsCloseAtOnce(Kind kind) throws InterruptedException {
    for (int round = 0; round < 4_000; round++) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      Sip closer = kind.start("closer", channel.exp(), EchoExp::close);
      imp.sendPost(LetterRep.allocate(heap, heap.bytes(1), null, 1));
      imp.close();
      closer.join();
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @ParameterizedTest
  @EnumSource
  void r68CloseWakesAWaitingPeer(Kind kind) throws InterruptedException {
    for (int round = 0; round < 2_000; round++) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      Sip waiter =
          kind.start(
              "waiter",
              channel.exp(),
              exp -> {
                assertTrue(exp.receive(EchoExp.START) instanceof ChannelClosed);
                exp.close();
              });
      if (round % 100 == 0) {
        Thread.sleep(1);
      }
      spin(round % 256);
      imp.close();
      waiter.join();
      assertTrue(waiter.failure().isEmpty(), () -> waiter.failure().toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void r80MessagesArriveWholeWhilePeersSpinYieldAndPark(Kind kind) throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    Sip server = kind.start("server", channel.exp(), TeardownRaceTest::serve);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < 20_000; i++) {
      ByteVector data = heap.bytes(1 + random.nextInt(200));
      int length = data.length();
      data.set(length - 1, i);
      imp.sendPing(data, i);
      if (imp.receive(EchoImp.START_PING) instanceof EchoImp.Pong pong) {
        assertEquals(length + (long) i, pong.sum());
        assertEquals((byte) ~i, pong.data().get(length - 1));
        pong.data().close();
      }
      spin(random.nextInt(i % 64 == 0 ? 30_000 : 30));
    }
    imp.close();
    server.join();
    assertTrue(server.failure().isEmpty(), () -> server.failure().toString());
  }

  private static void serve(EchoExp exp) throws InterruptedException {
    int expected = 0;
    while (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
      assertEquals(expected++, ping.sequence());
      ByteVector data = ping.data();
      int last = data.length() - 1;
      assertEquals((byte) ping.sequence(), data.get(last));
      data.set(last, ~data.get(last));
      exp.sendPong(data, data.length() + (long) ping.sequence());
      spin(ThreadLocalRandom.current().nextInt(expected % 64 == 0 ? 30_000 : 30));
    }
    exp.close();
  }

  @ParameterizedTest
  @EnumSource
  void r86SipsDieAtRandomMoments(Kind kind) throws InterruptedException {
    AtomicLong deaths = new AtomicLong();
    for (int round = 0; round < 300; round++) {
      List<Sip> sips = new ArrayList<>();
      for (int pair = 0; pair < 4; pair++) {
        EchoChannel channel = EchoChannel.open(heap);
        EchoImp imp = channel.imp();
        sips.add(kind.start("server", channel.exp(), exp -> clumsyServer(exp, deaths)));
        sips.add(Sip.start("client", imp, end -> clumsyClient(heap, end, deaths)));
      }
      for (int i = 0; i < 2; i++) {
        sips.get(ThreadLocalRandom.current().nextInt(sips.size())).interrupt();
      }
      for (Sip sip : sips) {
        sip.join();
      }
      assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    }
    assertTrue(deaths.get() > 0);
  }

  private static void clumsyClient(ExchangeHeap heap, EchoImp imp, AtomicLong deaths)
      throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      Letter letter = LetterRep.allocate(heap, heap.bytes(32), null, i);
      letter.next(LetterRep.allocate(heap, heap.bytes(8), null, i));
      stumble(deaths);
      imp.sendPost(letter);
      stumble(deaths);
      if (imp.receive(EchoImp.START_POST) instanceof ChannelClosed) {
        return;
      }
      EchoChannel inner = EchoChannel.open(heap);
      EchoImp innerImp = inner.imp();
      EchoExp innerExp = inner.exp();
      innerImp.sendPut(heap.bytes(5));
      stumble(deaths);
      imp.sendDelegate(innerExp);
      innerImp.sendPut(heap.bytes(5));
      if (imp.receive(EchoImp.START_DELEGATE) instanceof ChannelClosed) {
        return;
      }
      innerImp.close();
    }
  }

  private static void clumsyServer(EchoExp exp, AtomicLong deaths) throws InterruptedException {
    while (true) {
      switch (exp.receive(EchoExp.START)) {
        case EchoExp.Post post -> {
          stumble(deaths);
          assertEquals(post.letter().stamp(), post.letter().next().stamp());
          post.letter().close();
          exp.sendRefused();
        }
        case EchoExp.Delegate delegate -> {
          EchoExp other = delegate.other();
          stumble(deaths);
          exp.sendAccepted();
          if (other.receive(EchoExp.START) instanceof EchoExp.Put put) {
            put.data().close();
          }
          other.close();
        }
        case EchoExp.Closed _ -> {
          return;
        }
        case EchoExp.Ping _, EchoExp.Put _ -> throw new AssertionError();
      }
    }
  }

  private static void stumble(AtomicLong deaths) {
    if (ThreadLocalRandom.current().nextInt(200) == 0) {
      deaths.incrementAndGet();
      throw new IllegalStateException("dies here");
    }
  }

  private static void spin(int times) {
    for (int i = 0; i < times; i++) {
      Thread.onSpinWait();
    }
  }
}
