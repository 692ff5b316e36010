package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Receives that wait, for a while, or not at all; what ends a wait. */
@Timeout(60)
class WaitingTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final EchoChannel channel = EchoChannel.open(heap);
  private final EchoImp imp = channel.imp();
  private final EchoExp exp = channel.exp();

  @AfterEach
  void nothingIsLost() {
    Thread.interrupted();
    for (Endpoint end : new Endpoint[] {imp, exp}) {
      if (!end.toString().endsWith(", closed]")) {
        end.close();
      }
    }
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  private static Stream<Waiting> policies() {
    return Stream.of(
        Waiting.adaptive(),
        Waiting.spinning(),
        Waiting.parking(),
        Waiting.spins(0),
        Waiting.spins(100),
        Waiting.spins(Integer.MAX_VALUE));
  }

  @Test
  @DisplayName("R50 tryReceive: null where nothing is there, then the message, then the close")
  void tryReceive() throws Exception {
    assertNull(exp.tryReceive(EchoExp.START));
    assertEquals("START", exp.stateName());
    imp.sendPing(heap.bytes(3), 7);
    EchoExp.Ping ping = assertInstanceOf(EchoExp.Ping.class, exp.tryReceive(EchoExp.START));
    assertEquals(7, ping.sequence());
    ping.data().close();
    exp.sendRefused();
    imp.receiveRefused();
    assertNull(exp.tryReceive(EchoExp.START));
    imp.close();
    assertInstanceOf(ChannelClosed.class, exp.tryReceive(EchoExp.START));
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START, LONG));
  }

  @Test
  @DisplayName("R50 receives that do not wait are refused in a wrong state as others are")
  void wrongState() {
    assertThrows(ProtocolException.class, () -> exp.tryReceive(EchoExp.START_PUT));
    assertThrows(ProtocolException.class, () -> exp.receive(EchoExp.START_PUT, LONG));
    String text =
        assertThrows(ProtocolException.class, () -> imp.tryReceive(EchoImp.START_POST))
            .getMessage();
    assertTrue(
        text.startsWith("tryReceive(START_POST) is not allowed in state START (contract Echo)"),
        text);
  }

  @Test
  @DisplayName("R50 a timed receive: null when the time is over, and the state is as before")
  void timeOver() throws Exception {
    for (Waiting policy : policies().toList()) {
      exp.waiting(policy);
      assertNull(exp.receive(EchoExp.START, Duration.ofNanos(1)), policy::toString);
      assertNull(exp.receive(EchoExp.START, Duration.ofMillis(2)), policy::toString);
    }
    assertEquals("START", exp.stateName());
    imp.sendPut(null);
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START, Duration.ZERO));
  }

  @ParameterizedTest
  @MethodSource("notPositive")
  @DisplayName("R50 a time that is not positive: no wait; the longest is no overflow")
  void extremes(Duration atMost) throws Exception {
    assertNull(exp.receive(EchoExp.START, atMost));
    imp.sendPut(null);
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START, atMost));
    Sip sender = Sip.start("late", imp, WaitingTest::putOnce);
    Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT, longest));
    sender.join();
  }

  private static Stream<Duration> notPositive() {
    return Stream.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MIN_VALUE));
  }

  private static void putOnce(EchoImp end) {
    end.sendPut(null);
  }

  @ParameterizedTest
  @MethodSource("policies")
  @DisplayName(
      "R62 each policy finds a message that comes while it waits, on both kinds of threads")
  void policy(Waiting policy) throws Exception {
    for (Starter threads : new Starter[] {Sip.virtual(), Sip.platform()}) {
      EchoChannel each = EchoChannel.open(heap);
      EchoImp asking = each.imp();
      EchoExp answering = each.exp();
      answering.waiting(policy);
      asking.waiting(policy);
      Sip server =
          threads.start(
              "server",
              answering,
              end -> {
                while (end.receive(EchoExp.START, LONG) instanceof EchoExp.Ping ping) {
                  end.sendPong(ping.data(), 0);
                }
              });
      for (int i = 0; i < 1_000; i++) {
        asking.sendPing(heap.bytes(1), i);
        asking.receivePong().data().close();
      }
      asking.close();
      server.join();
      assertEquals(null, server.failure().orElse(null));
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  @DisplayName("R62 an endpoint that goes from one waiting owner to the next: each is woken")
  void eachOwnerIsWoken(Waiting policy) throws Exception {
    exp.waiting(policy);
    assertNull(exp.receive(EchoExp.START, Duration.ofMillis(1)), "this thread has waited here too");
    imp.waiting(policy);
    int owners = 20;
    Sip first = Sip.start("owner", exp, end -> answerAndGoOn(end, owners));
    for (int i = 0; i < owners; i++) {
      imp.sendPing(heap.bytes(1), i);
      imp.receivePong().data().close();
    }
    imp.close();
    first.join();
  }

  /** Answers once, and leaves the endpoint to a new owner, on a thread of the other kind. */
  private static void answerAndGoOn(EchoExp end, int owners) throws InterruptedException {
    if (end.receive(EchoExp.START) instanceof EchoExp.Ping ping) {
      end.sendPong(ping.data(), 0);
      Starter threads = owners % 2 == 0 ? Sip.platform() : Sip.virtual();
      threads.start("owner", end, next -> answerAndGoOn(next, owners - 1)).join();
    } else {
      end.close();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  @DisplayName("R62 interrupted before: nothing there ends the wait at once and clears the flag")
  void interruptedBefore(Waiting policy) {
    exp.waiting(policy);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> exp.receive(EchoExp.START));
    assertFalse(Thread.currentThread().isInterrupted());
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> exp.receive(EchoExp.START, Duration.ZERO));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, exp::receivePing);
    assertEquals("START", exp.stateName());
  }

  @Test
  @DisplayName("R62 interrupted before: a message that is there wins, and the flag stays")
  void messageWins() throws Exception {
    imp.sendPut(null);
    imp.sendPut(null);
    Thread.currentThread().interrupt();
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START));
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT, LONG));
    assertNull(exp.tryReceive(EchoExp.START_PUT_PUT), "never waits, so it is never interrupted");
    assertTrue(Thread.interrupted());
  }

  @ParameterizedTest
  @MethodSource("policies")
  @DisplayName("R62 interrupted while it waits: the wait ends, and nothing is received")
  void interruptedWhileWaiting(Waiting policy) throws Exception {
    for (Starter threads : new Starter[] {Sip.virtual(), Sip.platform()}) {
      for (Duration atMost : new Duration[] {null, LONG}) {
        assertInstanceOf(InterruptedException.class, interrupted(threads, policy, atMost));
      }
    }
  }

  private Throwable interrupted(Starter threads, Waiting policy, @Nullable Duration atMost)
      throws InterruptedException {
    EchoChannel each = EchoChannel.open(heap);
    try (EchoImp _ = each.imp()) {
      EchoExp waiting = each.exp();
      waiting.waiting(policy);
      Sip sip =
          threads.start(
              "waiting",
              waiting,
              end -> {
                if (atMost == null) {
                  end.receive(EchoExp.START);
                } else {
                  end.receive(EchoExp.START, atMost);
                }
              });
      sip.interrupt();
      sip.join();
      return sip.failure().orElseThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  @DisplayName("R86 killed while it waits: the wait ends")
  void killedWhileWaiting(Waiting policy) throws Exception {
    EchoChannel each = EchoChannel.open(heap);
    try (EchoImp _ = each.imp()) {
      EchoExp waiting = each.exp();
      waiting.waiting(policy);
      Sip sip = Sip.platform().start("waiting", waiting, end -> end.receive(EchoExp.START));
      sip.kill();
      sip.join();
      assertInstanceOf(Exit.Killed.class, sip.exit().orElseThrow());
    }
  }

  @Test
  @DisplayName("R55 take: the message that is there, as what it is; never waits")
  void take() throws Exception {
    assertTrue(
        assertThrows(ProtocolException.class, () -> exp.take(EchoExp.Ping.class))
            .getMessage()
            .startsWith("take(Ping.class) finds no message in state START (contract Echo)"));
    imp.sendPing(heap.bytes(3), 7);
    assertTrue(
        assertThrows(ProtocolException.class, () -> exp.take(EchoExp.Put.class))
            .getMessage()
            .startsWith("take(Put.class) finds message ping in state START"));
    EchoExp.Ping ping = exp.take(EchoExp.Ping.class);
    assertEquals(3, ping.data().length());
    ping.data().close();
    exp.sendRefused();
    imp.take(EchoImp.Refused.class);
    imp.close();
    assertTrue(
        assertThrows(ProtocolException.class, () -> exp.take(EchoExp.Ping.class))
            .getMessage()
            .startsWith("take(Ping.class) finds the channel closed by the peer in state START"));
  }

  @Test
  @DisplayName("R50 R55 a queue without bound does as slots do")
  void unbounded() throws Exception {
    ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
    FeedExp sender = ends.exp();
    try (FeedImp receiver = ends.imp()) {
      assertNull(receiver.tryReceive(FeedImp.START));
      assertNull(receiver.receive(FeedImp.START, Duration.ofNanos(1)));
      sender.sendItem(null, 1);
      sender.sendItem(heap.bytes(2), 2);
      sender.sendItem(null, 3);
      assertInstanceOf(FeedImp.Item.class, receiver.tryReceive(FeedImp.START));
      receiver.take(FeedImp.Item.class).data().close();
      assertThrows(ProtocolException.class, () -> receiver.take(FeedImp.Done.class));
      assertInstanceOf(FeedImp.Item.class, receiver.receive(FeedImp.START, LONG));
      sender.close();
      assertInstanceOf(FeedImp.Closed.class, receiver.tryReceive(FeedImp.START));
    }
  }

  @Test
  void policiesTellWhatTheyAre() {
    assertEquals(
        "[adaptive, spinning, parking, parking, spins(100), spins(2147483646)]",
        policies().map(Waiting::toString).toList().toString());
    assertThrows(IllegalArgumentException.class, () -> Waiting.spins(-1));
  }
}
