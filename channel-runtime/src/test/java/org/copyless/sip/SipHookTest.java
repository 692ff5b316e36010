package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.KilledError;
import org.copyless.heap.TCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Supervision: what is called when a SIP has ended, and what it may do. */
@Timeout(60)
class SipHookTest {
  private static final Logger LOGGER = Logger.getLogger(Sip.class.getPackageName());

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final CountDownLatch go = new CountDownLatch(1);
  private final List<LogRecord> log = Collections.synchronizedList(new ArrayList<>());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    LOGGER.addHandler(recorder);
  }

  @AfterEach
  void nothingIsLost() {
    LOGGER.removeHandler(recorder);
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName(
      "R68: hooks run once each, in order, after peers see the end and before join returns")
  void order() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch peerHasSeen = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "supervised",
            channel.exp(),
            exp -> {
              heap.bytes(1);
              go.await();
            });
    sip.onExit(
        ended -> {
          awaitQuietly(peerHasSeen);
          seen.add(
              "first " + ended.exit().orElseThrow() + " blocks=" + heap.statistics().liveBlocks());
          assertTrue(ended.isAlive(), "join has not returned");
          assertSame(ended, Sip.current().orElseThrow());
        });
    sip.onExit(ended -> seen.add("second"));
    sip.onExit(ended -> seen.add("third"));
    go.countDown();
    imp.sendPut(null);
    imp.sendPut(null);
    imp.sendPut(null);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PUT_PUT_PUT));
    peerHasSeen.countDown();
    sip.join();
    assertEquals(List.of("first Normal[code=0] blocks=2", "second", "third"), seen);
    assertEquals(List.of(), log);
    imp.close();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("R68: a hook that is registered after the end runs at once in the caller")
  void afterTheEnd() throws InterruptedException {
    Sip sip = Sip.start("ended", () -> {});
    sip.join();
    List<Thread> ran = new ArrayList<>();
    sip.onExit(ended -> ran.add(Thread.currentThread()));
    assertEquals(List.of(Thread.currentThread()), ran);
  }

  @Test
  @DisplayName("R68: hooks registered while the SIP ends run exactly once, here or there")
  void registeredAtTheEnd() throws InterruptedException {
    for (int round = 0; round < 2_000; round++) {
      BlockingQueue<Sip> ran = new LinkedBlockingQueue<>();
      Sip sip = Sip.start("short", () -> {});
      sip.onExit(ran::add);
      sip.onExit(ran::add);
      sip.join();
      assertEquals(List.of(sip, sip), List.copyOf(ran));
    }
  }

  @Test
  @DisplayName("R68: a hook that throws is logged and hurts nobody")
  void throwing() throws InterruptedException {
    var second = new CompletableFuture<Sip>();
    RuntimeException thrown = new IllegalStateException("in the hook");
    Sip sip = Sip.start("supervised", go::await);
    sip.onExit(
        ended -> {
          throw thrown;
        });
    sip.onExit(second::complete);
    go.countDown();
    assertEquals(new Exit.Normal(0), sip.join());
    assertSame(sip, second.join());
    assertEquals(1, log.size());
    assertSame(thrown, log.getFirst().getThrown());
    assertEquals(Level.WARNING, log.getFirst().getLevel());
    assertTrue(log.getFirst().getMessage().startsWith("an exit hook has thrown; sip=Sip["));
  }

  @Test
  @DisplayName("R68: a failure is logged once if no hook cares; an exit and a kill are none")
  void logged() throws InterruptedException {
    Exception cause = new Exception("cause");
    Sip failing =
        Sip.start(
            "failing",
            () -> {
              throw cause;
            });
    failing.join();
    assertEquals(1, log.size());
    assertSame(cause, log.getFirst().getThrown());
    assertEquals(Level.WARNING, log.getFirst().getLevel());
    assertTrue(log.getFirst().getMessage().startsWith("a SIP has failed; sip=Sip[failing#"));
    Sip.start("exiting", () -> Sip.exit(1)).join();
    Sip killed = Sip.start("killed", () -> Thread.sleep(Long.MAX_VALUE));
    killed.kill();
    killed.join();
    Sip supervised =
        Sip.start(
            "supervised",
            () -> {
              go.await();
              throw cause;
            });
    supervised.onExit(ended -> {});
    go.countDown();
    supervised.join();
    assertEquals(1, log.size());
  }

  @Test
  @DisplayName("R68 R86: hooks of a killed SIP may use the heap; what they keep is reclaimed")
  void hooksOwn() throws InterruptedException {
    Sip sip = Sip.start("killed", () -> Thread.sleep(Long.MAX_VALUE));
    var allocated = new CompletableFuture<Long>();
    sip.onExit(
        ended -> {
          heap.bytes(100);
          allocated.complete(heap.statistics().liveBlocks());
        });
    sip.kill();
    assertEquals(new Exit.Killed(), sip.join());
    assertEquals(1, allocated.join());
    assertEquals(0, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R68: a supervisor restarts a driver that crashes, and its client gets on")
  void restart() throws InterruptedException {
    BlockingQueue<TCell<EchoImp>> drivers = new LinkedBlockingQueue<>();
    List<Sip> started = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch clientDone = new CountDownLatch(1);
    Sip supervisor =
        Sip.start(
            "supervisor",
            () -> {
              startDriver(drivers, started);
              clientDone.await();
            });
    for (int i = 1; i <= 5; i++) {
      EchoImp imp = drivers.take().acquire();
      imp.sendPing(heap.bytes(i), i);
      EchoImp.Pong pong = assertInstanceOf(EchoImp.Pong.class, imp.receive(EchoImp.START_PING));
      assertEquals(i, pong.data().length());
      pong.data().close();
      imp.sendPing(heap.bytes(i), i);
      assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
      imp.close();
    }
    EchoImp last = drivers.take().acquire();
    last.close();
    clientDone.countDown();
    assertEquals(new Exit.Normal(0), supervisor.join());
    for (Sip driver : List.copyOf(started)) {
      driver.join();
    }
    assertEquals(6, started.size());
    assertEquals(List.of(), log);
  }

  private void startDriver(BlockingQueue<TCell<EchoImp>> drivers, List<Sip> started) {
    EchoChannel channel = EchoChannel.open(heap);
    Sip driver = Sip.start("driver", channel.exp(), SipHookTest::drive);
    started.add(driver);
    driver.onExit(
        ended -> {
          if (ended.exit().orElseThrow() instanceof Exit.Failed) {
            startDriver(drivers, started);
          }
        });
    drivers.add(new TCell<>(channel.imp())); // last, else it could crash before the hook is there
  }

  private static void drive(EchoExp exp) throws InterruptedException {
    if (exp.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
      exp.sendPong(ping.data(), 0);
      exp.receive(EchoExp.START);
      throw new IllegalStateException("the second message is too much");
    }
    exp.close();
  }

  @Test
  @DisplayName("R68: where the supervisor has been killed, its hooks start nothing")
  void restartRefused() throws InterruptedException {
    var refused = new CompletableFuture<Throwable>();
    CountDownLatch running = new CountDownLatch(1);
    Sip supervisor =
        Sip.start(
            "supervisor",
            () -> {
              Sip driver = Sip.start("driver", () -> Thread.sleep(Long.MAX_VALUE));
              driver.onExit(ended -> refused.complete(startRefused()));
              running.countDown();
              driver.join();
            });
    running.await();
    supervisor.kill();
    assertEquals(new Exit.Killed(), supervisor.join());
    assertInstanceOf(KilledError.class, refused.join());
    assertEquals(List.of(), log);
  }

  private Throwable startRefused() {
    try {
      Sip.start("replacement", heap.bytes(1), bytes -> bytes.close());
      return new AssertionError("started");
    } catch (KilledError expected) {
      return expected;
    }
  }

  @Test
  @DisplayName("R68: a hook of the starter is there before the SIP runs; nothing is logged")
  void hookOfTheStarter() throws InterruptedException {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    Starter supervised = Sip.virtual().onExit(sip -> seen.add(sip.name()));
    for (int i = 0; i < 100; i++) {
      Sip sip =
          supervised.start(
              "at once",
              () -> {
                throw new IllegalStateException("dies");
              });
      sip.join();
    }
    assertEquals(Collections.nCopies(100, "at once"), seen);
    assertEquals(List.of(), log);
  }
}
