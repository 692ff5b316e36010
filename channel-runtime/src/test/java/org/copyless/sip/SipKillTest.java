package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.KilledError;
import org.copyless.heap.spi.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed SIPs end wherever they are, and lose nothing. */
@Timeout(60)
class SipKillTest {
  private static final Exit KILLED = new Exit.Killed();

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final CountDownLatch running = new CountDownLatch(1);

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  private static Starter starter(boolean virtual) {
    return virtual ? Sip.virtual() : Sip.platform();
  }

  private void assertKilled(Sip sip) throws InterruptedException {
    running.await();
    sip.kill();
    assertEquals(KILLED, sip.join());
    assertEquals(KILLED, sip.exit().orElseThrow());
    assertTrue(sip.failure().isEmpty());
    assertFalse(sip.isAlive());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("R68: kill ends a SIP that waits for a message; its peer sees the channel closed")
  void inReceive(boolean virtual) throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    Sip sip =
        starter(virtual)
            .start(
                "waiting",
                channel.exp(),
                heap.bytes(3),
                (exp, bytes) -> {
                  running.countDown();
                  exp.receivePing();
                });
    assertKilled(sip);
    imp.sendPing(heap.bytes(1), 1);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("R68: kill ends a SIP that allocates and never waits")
  void whileAllocating(boolean virtual) throws InterruptedException {
    Sip sip =
        starter(virtual)
            .start(
                "busy",
                () -> {
                  while (true) {
                    heap.bytes(8).close();
                    running.countDown();
                  }
                });
    assertKilled(sip);
  }

  @Test
  @DisplayName("R68 R86: killed between the allocations of two ends, a SIP loses neither")
  void whileOpening() throws InterruptedException {
    for (int round = 0; round < 200; round++) {
      Sip sip =
          Sip.platform()
              .start(
                  "opening",
                  heap.bytes(1),
                  bytes -> {
                    while (true) {
                      EchoChannel channel = EchoChannel.open(heap);
                      channel.imp().close();
                      channel.exp().close();
                      running.countDown();
                    }
                  });
      assertKilled(sip);
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  @Test
  @DisplayName("R68: kill ends a SIP that sends and never waits")
  void whileSending() throws InterruptedException {
    Sip sip =
        Sip.platform()
            .start(
                "sending",
                () -> {
                  while (true) {
                    EchoChannel channel = EchoChannel.open(heap);
                    channel.imp().sendPut(null);
                    channel.exp().close();
                    running.countDown();
                  }
                });
    assertKilled(sip);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("R68: kill ends a SIP that waits in a method of the JDK")
  void inSleep(boolean virtual) throws InterruptedException {
    Sip sip =
        starter(virtual)
            .start(
                "sleeping",
                () -> {
                  heap.bytes(1);
                  running.countDown();
                  Thread.sleep(Long.MAX_VALUE);
                });
    assertKilled(sip);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("R68 R86: killed before its body begins, a SIP does not run it and loses nothing")
  void beforeTheBody(boolean virtual) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    Starter late =
        new Starter(
            task -> {
              Runnable gated =
                  () -> {
                    awaitUninterruptibly(gate);
                    task.run();
                  };
              return virtual
                  ? Thread.ofVirtual().unstarted(gated)
                  : Thread.ofPlatform().unstarted(gated);
            });
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    AtomicBoolean ran = new AtomicBoolean();
    Sip sip = late.start("late", channel.exp(), heap.bytes(5), (exp, bytes) -> ran.set(true));
    sip.kill();
    gate.countDown();
    assertEquals(KILLED, sip.join());
    assertFalse(ran.get());
    imp.sendPing(heap.bytes(1), 1);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException again) {
        // the gate is what counts
      }
    }
  }

  @Test
  @DisplayName("R68: killing twice, or what has ended, does nothing more")
  void twice() throws InterruptedException {
    Sip sip =
        Sip.start(
            "waiting",
            () -> {
              running.countDown();
              Thread.sleep(Long.MAX_VALUE);
            });
    running.await();
    sip.kill();
    assertKilled(sip);
    sip.kill();
    Sip ended = Sip.start("ended", () -> {});
    assertEquals(new Exit.Normal(0), ended.join());
    ended.kill();
    assertEquals(new Exit.Normal(0), ended.join());
  }

  @Test
  @DisplayName("R68: a SIP that kills itself ends at its next operation")
  void itself() throws InterruptedException {
    var reached = new CompletableFuture<String>();
    Sip sip =
        Sip.start(
            "suicidal",
            () -> {
              heap.bytes(1);
              Sip.current().orElseThrow().kill();
              try {
                heap.bytes(1);
                reached.complete("allocated");
              } finally {
                reached.complete("finally");
              }
            });
    assertEquals(KILLED, sip.join());
    assertEquals("finally", reached.join());
  }

  @Test
  @DisplayName("R68: finally blocks run when a SIP is killed; they can close, and nothing else")
  void finallyBlocks() throws InterruptedException {
    var inFinally = new CompletableFuture<Throwable>();
    AtomicBoolean closed = new AtomicBoolean();
    Sip sip =
        Sip.start(
            "tidy",
            () -> {
              ByteVector bytes = heap.bytes(1);
              EchoChannel channel = EchoChannel.open(heap);
              EchoImp imp = channel.imp();
              EchoExp exp = channel.exp();
              try {
                running.countDown();
                exp.receivePing();
              } finally {
                inFinally.complete(assertThrows(KilledError.class, () -> heap.bytes(1)));
                bytes.close();
                imp.close();
                exp.close();
                closed.set(true);
              }
            });
    assertKilled(sip);
    assertTrue(inFinally.join().getMessage().startsWith("killed; sip=tidy#"));
    assertTrue(closed.get());
  }

  @Test
  @DisplayName("R68: whoever swallows the kill only delays it: each further operation throws")
  void swallowed() throws InterruptedException {
    AtomicInteger thrown = new AtomicInteger();
    EchoChannel channel = EchoChannel.open(heap);
    Sip sip =
        Sip.start(
            "stubborn",
            channel.imp(),
            imp -> {
              running.countDown();
              for (int i = 0; i < 10; i++) {
                thrown.addAndGet(swallow(imp::receivePong));
                thrown.addAndGet(swallow(() -> Thread.sleep(Long.MAX_VALUE)));
                thrown.addAndGet(swallow(() -> heap.bytes(1)));
              }
            });
    running.await();
    EchoExp exp = channel.exp();
    assertKilled(sip);
    assertEquals(30, thrown.get());
    exp.close();
  }

  private static int swallow(Sip.Body operation) {
    try {
      operation.run();
      return 0;
    } catch (Throwable swallowed) {
      return 1;
    }
  }

  @Test
  @DisplayName("R68: an interrupt is a request that a SIP may turn down, a kill is not")
  void interruptedOrKilled() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    CountDownLatch turnedDown = new CountDownLatch(1);
    Sip sip =
        Sip.start(
            "busy",
            channel.exp(),
            exp -> {
              running.countDown();
              assertThrows(InterruptedException.class, () -> exp.receive(EchoExp.START));
              turnedDown.countDown();
              exp.receive(EchoExp.START);
            });
    running.await();
    sip.interrupt();
    turnedDown.await();
    assertTrue(sip.isAlive());
    assertKilled(sip);
    imp.close();
  }

  @Test
  @DisplayName("R68: an interrupt that a SIP does not catch is its failure")
  void interrupted() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    Sip sip = Sip.start("obedient", channel.exp(), exp -> exp.receive(EchoExp.START));
    sip.onExit(ended -> {});
    sip.interrupt();
    assertInstanceOf(Exit.Failed.class, sip.join());
    assertInstanceOf(InterruptedException.class, sip.failure().orElseThrow());
    imp.close();
  }

  @Test
  @DisplayName("R68 R82: peers receive all that was sent before the kill, then see it closed")
  void lastMessages() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoExp exp = channel.exp();
    Sip sip =
        Sip.start(
            "sender",
            channel.imp(),
            imp -> {
              imp.sendPut(heap.bytes(1));
              imp.sendPut(heap.bytes(2));
              running.countDown();
              Thread.sleep(Long.MAX_VALUE);
            });
    assertKilled(sip);
    take(1, assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START)).data());
    take(2, assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT)).data());
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START_PUT_PUT));
    exp.close();
  }

  private static void take(int length, ByteVector data) {
    assertEquals(length, data.length());
    data.close();
  }

  @Test
  @DisplayName("R68: a SIP is killed with its descendants, and with nobody else")
  void tree() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(5);
    List<Sip> tree = new ArrayList<>();
    Sip root =
        Sip.start(
            "root",
            () -> {
              tree.add(Sip.start("child", () -> sleepWithChild(tree, all)));
              tree.add(Sip.platform().start("child", () -> sleepWithChild(tree, all)));
              sleep(all);
            });
    var stop = new CountDownLatch(1);
    Sip stranger = Sip.start("stranger", stop::await);
    all.await();
    root.kill();
    assertEquals(KILLED, root.join());
    assertEquals(4, tree.size());
    for (Sip sip : tree) {
      assertEquals(KILLED, sip.join());
    }
    stop.countDown();
    assertEquals(new Exit.Normal(0), stranger.join());
  }

  private void sleepWithChild(List<Sip> tree, CountDownLatch all) throws InterruptedException {
    Sip grandchild = Sip.start("grandchild", () -> sleep(all));
    synchronized (tree) {
      tree.add(grandchild);
    }
    sleep(all);
  }

  private void sleep(CountDownLatch all) throws InterruptedException {
    heap.bytes(1);
    all.countDown();
    Thread.sleep(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("R68: a chain of 10,000 SIPs, each the parent of the next, is killed at once")
  void chain() throws InterruptedException {
    int length = 10_000;
    CountDownLatch all = new CountDownLatch(length);
    Sip first = Sip.start("link", () -> link(length - 1, all));
    all.await();
    Sip last = first;
    while (!last.children().isEmpty()) {
      last = last.children().getFirst();
    }
    first.kill();
    assertEquals(KILLED, first.join());
    assertEquals(KILLED, last.join());
  }

  private static void link(int more, CountDownLatch all) throws InterruptedException {
    if (more > 0) {
      Sip.start("link", () -> link(more - 1, all));
    }
    all.countDown();
    Thread.sleep(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("R68: who hears of the kill before it comes has been killed, and has not failed")
  void killedWhileStartingAnother() throws InterruptedException {
    Sip sip =
        Sip.start(
            "starting another",
            () -> {
              throw new KilledError(Owner.current());
            });
    assertEquals(new Exit.Killed(), sip.join());
    assertTrue(sip.failure().isEmpty());
  }
}
