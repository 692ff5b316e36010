package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SipTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  void aSipHasANameAnOwnerAndAThreadOfItsOwn() throws InterruptedException {
    var thread = new CompletableFuture<Thread>();
    Sip sip = Sip.start("worker", () -> thread.complete(Thread.currentThread()));
    Sip other = Sip.platform().start("other", () -> {});
    sip.join();
    other.join();
    assertEquals("worker", sip.name());
    assertEquals("worker", thread.join().getName());
    assertTrue(thread.join().isVirtual());
    assertNotEquals(sip.ownerId(), other.ownerId());
    assertTrue(sip.failure().isEmpty());
    assertFalse(sip.isAlive());
    assertTrue(sip.toString().startsWith("Sip[worker#"), sip::toString);
  }

  @Test
  void platformSipsRunOnPlatformThreads() throws InterruptedException {
    var virtual = new CompletableFuture<Boolean>();
    Sip.platform().start("p", () -> virtual.complete(Thread.currentThread().isVirtual())).join();
    assertFalse(virtual.join());
  }

  @Test
  void platformSipsKeepTheJvmAliveWhoeverHasStartedThem() throws InterruptedException {
    var daemon = new CompletableFuture<Boolean>();
    Sip.Body body = () -> daemon.complete(Thread.currentThread().isDaemon());
    Sip.start("virtual, so a daemon", () -> Sip.platform().start("p", body).join()).join();
    assertFalse(daemon.join());
  }

  @Test
  void aSipOwnsWhatItStartsWith() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    Sip sip =
        Sip.start(
            "two",
            channel.exp(),
            heap.bytes(4),
            (exp, bytes) -> {
              bytes.set(0, 1);
              bytes.close();
              exp.close();
            });
    sip.join();
    assertTrue(sip.failure().isEmpty(), () -> sip.failure().toString());
    imp.close();
  }

  @Test
  void r68R86ASipThatFailsLosesNothingAndItsPeersSeeIt() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    RuntimeException cause = new IllegalArgumentException("in the middle");
    Sip sip =
        Sip.start(
            "failing",
            channel.exp(),
            heap.bytes(4),
            (exp, bytes) -> {
              exp.receivePing();
              LetterRep.allocate(heap, heap.bytes(1), LetterRep.allocate(heap, bytes, null, 1), 2);
              EchoChannel inner = EchoChannel.open(heap);
              inner.imp().sendPing(heap.bytes(9), 1);
              heap.bytes(100_000);
              throw cause;
            });
    imp.sendPing(heap.bytes(8), 1);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    sip.join();
    assertSame(cause, sip.failure().orElseThrow());
    assertEquals(2, heap.statistics().liveBlocks());
    imp.close();
  }

  @Test
  void r68ANormalEndClosesTooWhatTheBodyForgot() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    Sip sip = Sip.start("forgetful", channel.exp(), exp -> heap.bytes(1));
    assertInstanceOf(EchoImp.Closed.class, afterPing(imp));
    imp.close();
    sip.join();
  }

  private Object afterPing(EchoImp imp) throws InterruptedException {
    imp.sendPing(heap.bytes(1), 1);
    return imp.receive(EchoImp.START_PING);
  }

  @Test
  void whatASipHasGivenAwaySurvivesIt() throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoExp exp = channel.exp();
    Sip sip =
        Sip.start(
            "sender",
            channel.imp(),
            imp -> {
              imp.sendPost(LetterRep.allocate(heap, heap.bytes(3), null, 5));
              throw new IllegalStateException("after the send");
            });
    sip.join();
    EchoExp.Post post = assertInstanceOf(EchoExp.Post.class, exp.receive(EchoExp.START));
    assertEquals(3, post.letter().body().length());
    post.letter().close();
    exp.sendRefused();
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START));
    exp.close();
  }

  @Test
  void r85AnEndpointMovesWhileItsPeerSends() throws InterruptedException {
    List<Sip> chain = new ArrayList<>();
    for (int round = 0; round < 200; round++) {
      EchoChannel channel = EchoChannel.open(heap);
      EchoChannel transport = EchoChannel.open(heap);
      EchoImp imp = channel.imp();
      EchoImp carrier = transport.imp();
      chain.add(Sip.start("receiver", transport.exp(), SipTest::receiveDelegated));
      chain.add(
          Sip.start(
              "sender",
              imp,
              end -> {
                for (int i = 0; i < 3; i++) {
                  end.sendPut(heap.bytes(8));
                }
                end.receiveAccepted();
                end.close();
              }));
      carrier.sendDelegate(channel.exp());
      carrier.close();
    }
    for (Sip sip : chain) {
      sip.join();
      assertTrue(sip.failure().isEmpty(), () -> sip + ": " + sip.failure());
    }
  }

  private static void receiveDelegated(EchoExp transport) throws Exception {
    EchoExp exp = transport.receiveDelegate().other();
    take(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START)).data());
    take(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT)).data());
    take(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT_PUT)).data());
    exp.sendAccepted();
    exp.close();
    transport.close();
  }

  private static void take(ByteVector data) {
    data.set(0, data.length());
    data.close();
  }

  @Test
  void tenThousandSipsWaitAndAnswer() throws InterruptedException {
    int count = 10_000;
    List<EchoImp> imps = new ArrayList<>();
    List<Sip> sips = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EchoChannel channel = EchoChannel.open(heap);
      imps.add(channel.imp());
      sips.add(
          Sip.start(
              "one of many",
              channel.exp(),
              exp -> {
                EchoExp.Ping ping = exp.receivePing();
                exp.sendPong(ping.data(), ping.sequence());
                exp.close();
              }));
    }
    for (int i = 0; i < count; i++) {
      imps.get(i).sendPing(heap.bytes(16), i);
    }
    for (int i = 0; i < count; i++) {
      EchoImp imp = imps.get(i);
      EchoImp.Pong pong = assertInstanceOf(EchoImp.Pong.class, imp.receive(EchoImp.START_PING));
      assertEquals(i, pong.sum());
      pong.data().close();
      imp.close();
    }
    for (Sip sip : sips) {
      sip.join();
    }
  }

  @Test
  void aSipMayNotBeGivenAStrangersBlock() {
    ByteVector block = heap.bytes(1);
    Sip sip = Sip.start("thief", () -> Sip.start("fence", block, ByteVector::close));
    assertThrows(IllegalStateException.class, () -> failureOf(sip));
    block.close();
  }

  private static void failureOf(Sip sip) throws Throwable {
    sip.join();
    throw sip.failure().orElseThrow();
  }
}
