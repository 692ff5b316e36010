package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.spi.Guard;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What the guard refuses to code that was not checked. */
class GuardTest {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final EchoChannel channel = EchoChannel.open(heap);
  private final EchoImp imp = channel.imp();
  private final EchoExp exp = channel.exp();

  @AfterEach
  void nothingIsCorrupted() {
    imp.close();
    exp.close();
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  void theGuardIsOnInTests() {
    assertTrue(Guard.ON);
  }

  @Test
  void r5UseAfterSend() throws InterruptedException {
    ByteVector data = heap.bytes(8);
    imp.sendPing(data, 1);
    String message = refused(() -> data.get(0));
    assertTrue(message.contains("ByteVector[offset=0x"), message);
    assertTrue(message.contains("owner=channel of endpoint"), message);
    refused(data::close);
    exp.receive(EchoExp.START);
    data.set(0, 1);
    data.close();
    exp.sendRefused();
    imp.receive(EchoImp.START_PING);
  }

  @Test
  void r8DoubleClose() {
    ByteVector data = heap.bytes(8);
    data.close();
    assertTrue(refused(data::close).contains("close after close"));
  }

  @Test
  void aStaleHandleIsToldFromTheBlockThatReusesItsPlace() {
    ByteVector stale = heap.bytes(8);
    stale.close();
    ByteVector fresh = heap.bytes(8);
    assertEquals(stale.address(), fresh.address());
    refused(() -> stale.set(0, 1));
    refused(stale::close);
    assertEquals(0, fresh.get(0));
    fresh.close();
  }

  @Test
  void r11UseAfterStartOfTheSipThatClaimsIt() throws InterruptedException {
    ByteVector data = heap.bytes(8);
    Sip sip = Sip.start("claimer", data, ByteVector::close);
    refused(() -> data.set(0, 1));
    sip.join();
    refused(data::length);
  }

  @Test
  void r13OneBlockAsTwoArguments() {
    ByteVector data = heap.bytes(8);
    refused(() -> Sip.start("twice", data, data, (a, b) -> {}));
    refused(
        () -> {
          imp.sendPut(data);
          imp.sendPut(data);
        });
    refused(data::close);
  }

  @Test
  void r20UseByAnotherThread() throws InterruptedException {
    ByteVector data = heap.bytes(8);
    var failure =
        assertThrows(
            ExecutionException.class, () -> CompletableFuture.runAsync(() -> data.get(0)).get());
    assertTrue(failure.getCause() instanceof OwnershipException);
    failure =
        assertThrows(ExecutionException.class, () -> CompletableFuture.runAsync(data::close).get());
    assertTrue(failure.getCause() instanceof OwnershipException);
    data.close();
  }

  @Test
  void r66OperationsAfterClose() {
    EchoChannel other = EchoChannel.open(heap);
    EchoImp closed = other.imp();
    EchoExp peer = other.exp();
    closed.close();
    ByteVector data = heap.bytes(8);
    refused(() -> closed.sendPing(data, 1));
    refused(() -> closed.receive(EchoImp.START_PING));
    refused(closed::stateName);
    refused(closed::close);
    data.close();
    peer.close();
    refused(peer::close);
  }

  @Test
  void r87ReceiveByAnotherThread() {
    var failure =
        assertThrows(
            ExecutionException.class,
            () ->
                CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            return exp.receive(EchoExp.START);
                          } catch (InterruptedException e) {
                            throw new AssertionError(e);
                          }
                        })
                    .get());
    assertTrue(failure.getCause() instanceof OwnershipException);
  }

  @Test
  @Timeout(60)
  void r87AReceiveThatIsRefusedLeavesTheOwnerToBeWoken() throws InterruptedException {
    EchoChannel other = EchoChannel.open(heap);
    EchoExp waited = other.exp();
    Thread[] waiting = new Thread[1];
    Sip sip =
        Sip.start(
            "waiting",
            waited,
            own -> {
              waiting[0] = Thread.currentThread();
              own.waiting(Waiting.parking());
              own.receive(EchoExp.START);
              own.close();
            });
    while (waiting[0] == null || waiting[0].getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    refused(() -> waited.tryReceive(EchoExp.START));
    refused(() -> waited.receive(EchoExp.START));
    EchoImp peer = other.imp();
    peer.sendPing(heap.bytes(1), 1);
    assertEquals(new Exit.Normal(0), sip.join());
    peer.close();
  }

  @Test
  void blocksOfAForeignHeap() {
    try (ExchangeHeap foreign = ExchangeHeap.create()) {
      ByteVector data = foreign.bytes(8);
      assertTrue(refused(() -> imp.sendPing(data, 1)).contains("foreign heap"));
      assertEquals("START", imp.stateName());
      ByteVector body = heap.bytes(8);
      Letter letter = LetterRep.allocate(heap, body, null, 1);
      refused(() -> letter.body(data));
      letter.close();
      data.close();
      assertEquals(0, foreign.statistics().liveBlocks());
    }
  }

  @Test
  void aRefusedSendLeavesTheStateAndTheBlock() {
    ByteVector data = heap.bytes(8);
    assertThrows(NullPointerException.class, () -> imp.sendPing(null, 1));
    assertThrows(ProtocolException.class, () -> imp.receive(EchoImp.START_PING));
    assertThrows(ProtocolException.class, () -> exp.sendPong(data, 1));
    assertEquals("START", imp.stateName());
    data.close();
  }

  @Test
  void r13OneBlockInTwoStructs() {
    ByteVector body = heap.bytes(8);
    Letter one = LetterRep.allocate(heap, body, null, 1);
    Letter two = LetterRep.allocate(heap, body, one, 2);
    one.next(two);
    two.close();
    refused(one::close);
    refused(body::close);
  }

  @Test
  void aFieldWhoseBlockWasClosedDoesNotReachItsSuccessor() throws InterruptedException {
    ByteVector body = heap.bytes(8);
    Letter letter = LetterRep.allocate(heap, body, null, 1);
    body.close();
    ByteVector successor = heap.bytes(8);
    assertEquals(body.address(), successor.address());
    assertTrue(refused(letter::body).contains("freed"));
    imp.sendPost(letter);
    successor.set(0, 1);
    exp.receive(EchoExp.START);
    successor.set(0, 2);
    letter.close();
    successor.close();
    exp.sendRefused();
    imp.receive(EchoImp.START_POST);
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
