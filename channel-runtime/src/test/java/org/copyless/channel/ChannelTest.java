package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Send, receive and closing, one thread at a time. */
@Timeout(60)
class ChannelTest {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final long ownedBefore = Owner.current().blocks();
  private final EchoChannel channel = EchoChannel.open(heap);
  private final EchoImp imp = channel.imp();
  private final EchoExp exp = channel.exp();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    assertEquals(ownedBefore, Owner.current().blocks(), "the owner has counted its blocks");
    heap.close();
  }

  @Test
  void eachEndIsTakenOnce() {
    assertThrows(IllegalStateException.class, channel::imp);
    assertThrows(IllegalStateException.class, channel::exp);
    closeBoth();
  }

  @Test
  void r60ClosedIsSeenAfterTheLastMessage() throws InterruptedException {
    imp.sendPut(heap.bytes(1));
    imp.sendPut(null);
    imp.close();
    close(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START)));
    assertNull(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START_PUT)).data());
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START_PUT_PUT));
    assertInstanceOf(ChannelClosed.class, exp.receive(EchoExp.START_PUT_PUT));
    assertEquals("START_PUT_PUT", exp.stateName());
    exp.close();
  }

  @Test
  void r96TellsItsState() {
    imp.sendPut(null);
    assertTrue(imp.inState("START_PUT"));
    assertFalse(imp.inState("START"));
    assertTrue(exp.inState("START"));
    assertThrows(NullPointerException.class, () -> exp.inState(null));
    closeBoth();
  }

  @Test
  void r62R79SendsFillTheSlotsWithoutAReceiver() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      ByteVector data = heap.bytes(1);
      data.set(0, i);
      imp.sendPut(data);
    }
    assertEquals("START_PUT_PUT_PUT", imp.stateName());
    assertEquals("START", exp.stateName());
    assertThrows(ProtocolException.class, () -> imp.sendPut(null));
    assertEquals(0, taken(EchoExp.START));
    assertEquals(1, taken(EchoExp.START_PUT));
    assertEquals(2, taken(EchoExp.START_PUT_PUT));
    exp.sendAccepted();
    imp.receive(EchoImp.START_PUT_PUT_PUT);
    assertEquals(3, imp.messagesSent());
    assertEquals(4, heap.statistics().messages());
    closeBoth();
    assertEquals(4, heap.statistics().messages());
  }

  private int taken(ReceiveState<EchoExp, ? super EchoExp.Put> state) throws InterruptedException {
    EchoExp.Put put = assertInstanceOf(EchoExp.Put.class, exp.receive(state));
    int value = put.data().get(0);
    put.data().close();
    return value;
  }

  @Test
  void r63SendToAClosedPeerReclaimsTheArguments() {
    exp.close();
    long before = heap.statistics().liveBlocks();
    imp.sendPut(heap.bytes(100));
    assertEquals(before, heap.statistics().liveBlocks());
    EchoChannel other = EchoChannel.open(heap);
    EchoImp otherImp = other.imp();
    imp.sendPut(null);
    imp.sendPut(heap.bytes(1));
    assertEquals("START_PUT_PUT_PUT", imp.stateName());
    imp.close();
    otherImp.sendDelegate(delegated(other));
    otherImp.close();
  }

  private EchoExp delegated(EchoChannel other) {
    EchoExp end = other.exp();
    end.close();
    EchoChannel inner = EchoChannel.open(heap);
    inner.imp().close();
    return inner.exp();
  }

  @Test
  void r65AWrongStateIsRefusedAndNamed() {
    var failure = assertThrows(ProtocolException.class, exp::sendRefused);
    assertTrue(failure.getMessage().startsWith("sendRefused is not allowed in state START"));
    assertTrue(failure.getMessage().contains("contract Echo"));
    closeBoth();
  }

  @Test
  void anotherMessageThanExpectedStaysInTheQueue() throws Exception {
    imp.sendPut(heap.bytes(1));
    var failure = assertThrows(ProtocolException.class, exp::receivePing);
    assertTrue(failure.getMessage().startsWith("receivePing finds message put in state START"));
    assertThrows(ProtocolException.class, exp::receiveDelegate);
    close(assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START)));
    imp.close();
    exp.close();
  }

  @Test
  void aMessageThatNeverComesIsAnException() {
    imp.close();
    assertThrows(ChannelClosedException.class, exp::receivePing);
    exp.close();
  }

  @Test
  void r67AnEndpointIsClosedInAnyState() throws InterruptedException {
    imp.sendPing(heap.bytes(1), 7);
    EchoExp.Ping ping = assertInstanceOf(EchoExp.Ping.class, exp.receive(EchoExp.START));
    assertEquals(7, ping.sequence());
    ping.data().close();
    exp.close();
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
  }

  @Test
  void r81MemoryIsFreedWhenBothEndsAreClosed() {
    assertEquals(2, heap.statistics().liveBlocks());
    exp.close();
    assertEquals(2, heap.statistics().liveBlocks());
    imp.close();
    assertEquals(0, heap.statistics().liveBlocks());
  }

  @Test
  void r82UndeliveredMessagesAreReclaimedWithTheEndpointsInThem() throws InterruptedException {
    EchoChannel inner = EchoChannel.open(heap);
    EchoImp innerImp = inner.imp();
    innerImp.sendPut(heap.bytes(1));
    imp.sendDelegate(inner.exp());
    exp.close();
    innerImp.sendPut(heap.bytes(1));
    innerImp.sendPut(heap.bytes(1));
    assertInstanceOf(ChannelClosed.class, innerImp.receive(EchoImp.START_PUT_PUT_PUT));
    innerImp.close();
    imp.close();
  }

  @Test
  void r82AChainOfEndpointsInQueuesIsReclaimedWithoutRecursion() {
    EchoImp outerImp = imp;
    EchoExp inner = exp;
    for (int i = 0; i < 20_000; i++) {
      EchoChannel next = EchoChannel.open(heap);
      EchoImp nextImp = next.imp();
      nextImp.sendDelegate(inner);
      nextImp.close();
      inner = next.exp();
    }
    inner.close();
    outerImp.close();
  }

  @Test
  void r84AStructMovesWithAllThatItOwns() throws InterruptedException {
    ByteVector firstBody = heap.bytes(1);
    Letter first = LetterRep.allocate(heap, firstBody, null, 1);
    ByteVector secondBody = heap.bytes(1);
    Letter second = LetterRep.allocate(heap, secondBody, first, 2);
    Sip reader =
        Sip.start(
            "reader",
            exp,
            end -> {
              EchoExp.Post post = assertInstanceOf(EchoExp.Post.class, end.receive(EchoExp.START));
              Letter letter = post.letter();
              assertEquals(2, letter.stamp());
              assertEquals(1, letter.next().stamp());
              assertSame(firstBody, letter.next().body());
              letter.next().body().set(0, 1);
              letter.body().set(0, 1);
              letter.close();
              end.close();
            });
    imp.sendPost(second);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_POST));
    reader.join();
    assertTrue(reader.failure().isEmpty(), () -> reader.failure().toString());
    imp.close();
  }

  @Test
  void aLongListOfStructsMovesAndIsReclaimedWithoutRecursion() throws InterruptedException {
    Letter list = null;
    for (int i = 0; i < 300_000; i++) {
      list = LetterRep.allocate(heap, heap.bytes(1), list, i);
    }
    imp.sendPost(list);
    EchoExp.Post post = assertInstanceOf(EchoExp.Post.class, exp.receive(EchoExp.START));
    assertSame(list, post.letter());
    exp.sendRefused();
    post.letter().close();
    assertInstanceOf(EchoImp.Refused.class, imp.receive(EchoImp.START_POST));
    closeBoth();
  }

  @Test
  void exposeReplacesAField() {
    try (Letter letter = LetterRep.allocate(heap, heap.bytes(1), null, 1)) {
      try (var _ = letter.expose()) {
        ByteVector old = letter.body();
        letter.body(heap.bytes(2));
        old.close();
      }
      assertEquals(2, letter.body().length());
    }
    closeBoth();
  }

  @Test
  void outOfMemoryWhileAllocatingAStructTakesTheClaimedBlocks() {
    try (ExchangeHeap small = ExchangeHeap.create(128)) {
      ByteVector body = small.bytes(1);
      ByteVector rest = small.bytes(1);
      assertThrows(
          OutOfExchangeMemoryException.class, () -> LetterRep.allocate(small, body, null, 1));
      rest.close();
      assertEquals(0, small.statistics().liveBlocks());
      assertThrows(OutOfExchangeMemoryException.class, () -> EchoChannel.open(small));
      assertEquals(0, small.statistics().liveBlocks());
    }
    closeBoth();
  }

  @Test
  void anInterruptedReceiveLeavesTheEndpointAsItWas() throws InterruptedException {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> exp.receive(EchoExp.START));
    assertFalse(Thread.currentThread().isInterrupted());
    imp.sendPut(null);
    assertInstanceOf(EchoExp.Put.class, exp.receive(EchoExp.START));
    closeBoth();
  }

  @Test
  void aParkedReceiverIsInterruptedAndItsPeerSeesTheChannelClosed() throws InterruptedException {
    Sip waiting = Sip.start("waiting", exp, end -> end.receive(EchoExp.START));
    assertFalse(waiting.join(Duration.ofMillis(50)));
    waiting.interrupt();
    waiting.join();
    assertInstanceOf(InterruptedException.class, waiting.failure().orElseThrow());
    imp.sendPing(heap.bytes(1), 1);
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
  }

  private static void close(EchoExp.Put put) {
    put.data().close();
  }

  private void closeBoth() {
    imp.close();
    exp.close();
  }
}
