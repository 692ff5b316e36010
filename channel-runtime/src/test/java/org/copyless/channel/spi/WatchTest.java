package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.copyless.channel.ProtocolException;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a select asks of endpoints: the head of the queue, and a bell that rings for it. */
class WatchTest {
  private static final int BIT = 70;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final Bell bell = new Bell(BIT + 1, new Sleeper());

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R53 the head of the queue is seen without waiting, and stays where it is")
  void head() throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    EchoExp exp = channel.exp();
    assertEquals(EndpointBlock.EMPTY, head(exp));
    imp.sendPut(null);
    imp.sendPut(null);
    assertEquals(7, head(exp));
    assertEquals(7, head(exp));
    exp.receive(EchoExp.START);
    assertEquals(7, head(exp));
    exp.receive(EchoExp.START_PUT);
    assertEquals(EndpointBlock.EMPTY, head(exp));
    imp.close();
    assertEquals(EndpointBlock.CLOSED, head(exp));
    exp.close();
  }

  @Test
  @DisplayName("R53 in a state in which an end does not receive, there is no head to look at")
  void noHead() {
    EchoChannel channel = EchoChannel.open(heap);
    try (EchoImp imp = channel.imp();
        EchoExp exp = channel.exp()) {
      assertThrows(ProtocolException.class, () -> head(imp));
      assertEquals("START", exp.stateName());
    }
  }

  @Test
  @DisplayName("R60 a message rings the bell of the endpoint that it comes to")
  void messageRings() throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    try (EchoImp imp = channel.imp();
        EchoExp exp = channel.exp()) {
      watch(exp);
      assertFalse(rung());
      imp.sendPut(null);
      assertTrue(rung());
      imp.sendPut(null);
      assertFalse(rung(), "that message lies in another slot");
      unwatch(exp);
      exp.receive(EchoExp.START);
      watch(exp);
      imp.sendPut(null);
      assertFalse(rung(), "what came before watching is seen by head()");
      assertEquals(7, head(exp));
    }
  }

  @Test
  @DisplayName("R60 a bell rings no more after unwatch, in whichever state that was called")
  void unwatched() throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    try (EchoImp imp = channel.imp();
        EchoExp exp = channel.exp()) {
      watch(exp);
      ping(imp);
      exp.receivePing().data().close();
      unwatch(exp);
      assertTrue(rung());
      exp.sendRefused();
      imp.receiveRefused();
      ping(imp);
      assertFalse(rung());
    }
  }

  @Test
  @DisplayName("R60 what is watched stays so, until a receive waits")
  void watchedOnce() throws Exception {
    EchoChannel channel = EchoChannel.open(heap);
    try (EchoImp imp = channel.imp();
        EchoExp exp = channel.exp()) {
      watch(exp);
      ping(imp);
      refused(imp, exp);
      assertTrue(rung());
      watch(exp);
      ping(imp);
      assertTrue(rung());
      refused(imp, exp);
      assertNull(exp.receive(EchoExp.START, Duration.ofMillis(1)));
      ping(imp);
      assertFalse(rung());
      refused(imp, exp);
      watch(exp);
      ping(imp);
      assertTrue(rung());
    }
  }

  @Test
  @DisplayName("R60 R80 a close rings the bell of the peer")
  void closeRings() {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    try (EchoExp exp = channel.exp()) {
      watch(exp);
      imp.close();
      assertTrue(rung());
      assertEquals(EndpointBlock.CLOSED, head(exp));
    }
  }

  @Test
  @DisplayName("R60 a queue without bound rings as a slot does")
  void unbounded() throws Exception {
    ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
    FeedExp exp = ends.exp();
    try (FeedImp imp = ends.imp()) {
      watch(imp);
      assertEquals(EndpointBlock.EMPTY, head(imp));
      exp.sendItem(null, 1);
      assertTrue(rung());
      assertEquals(1, head(imp));
      imp.receive(FeedImp.START);
      exp.close();
      assertTrue(rung());
      assertEquals(EndpointBlock.CLOSED, head(imp));
      unwatch(imp);
    }
  }

  private void ping(EchoImp imp) {
    imp.sendPing(heap.bytes(1), 1);
  }

  /** Receives a ping and answers it, so that both ends are where they were before it. */
  private static void refused(EchoImp imp, EchoExp exp) throws Exception {
    exp.receivePing().data().close();
    exp.sendRefused();
    imp.receiveRefused();
  }

  private static int head(EndpointBlock endpoint) {
    return endpoint.head();
  }

  private void watch(EndpointBlock endpoint) {
    endpoint.watch(bell, BIT);
  }

  private static void unwatch(EndpointBlock endpoint) {
    endpoint.unwatch();
  }

  /** Tells whether the bell has rung since it was asked last. */
  private boolean rung() {
    boolean rung = (bell.hear(BIT / Long.SIZE) & 1L << BIT) != 0;
    bell.silence(BIT);
    return rung;
  }
}
