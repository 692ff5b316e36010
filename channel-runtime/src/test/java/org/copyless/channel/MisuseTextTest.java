package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.copyless.annotation.Claims;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the guard says: the block, its owner, and the line of this file where it was given away or
 * closed. Each misuse with each kind of block; nothing is corrupted by any.
 */
class MisuseTextTest {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<CarrierImp, CarrierExp> channel = CarrierImp.open(heap);
  private final CarrierImp imp = channel.imp();
  private final CarrierExp exp = channel.exp();

  /** A kind of block: how one is made, and how it is used in a way that needs ownership. */
  enum Kind {
    VECTOR("ByteVector"),
    STRUCT("Letter"),
    TRACKED_VECTOR("TrackedVector"),
    ENDPOINT("EchoExp");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    Tracked allocate(ExchangeHeap heap) {
      return switch (this) {
        case VECTOR -> heap.bytes(8);
        case STRUCT -> letter(heap);
        case TRACKED_VECTOR -> vector(heap);
        case ENDPOINT -> endpoint(heap);
      };
    }

    void use(Tracked block) {
      switch (this) {
        case VECTOR -> ((ByteVector) block).set(0, 1);
        case STRUCT -> ((Letter) block).stamp(1);
        case TRACKED_VECTOR -> ((TrackedVector<?>) block).expose(0).close();
        case ENDPOINT -> assertEquals("START", ((EchoExp) block).stateName());
      }
    }

    private static Letter letter(ExchangeHeap heap) {
      return LetterRep.allocate(heap, heap.bytes(1), null, 1);
    }

    private static TrackedVector<ByteVector> vector(ExchangeHeap heap) {
      TrackedVector<ByteVector> vector = heap.vector(2);
      try (var slot = vector.expose(1)) {
        slot.set(heap.bytes(1));
      }
      return vector;
    }

    private static EchoExp endpoint(ExchangeHeap heap) {
      EchoChannel channel = EchoChannel.open(heap);
      channel.imp().close();
      return channel.exp();
    }
  }

  @AfterEach
  void nothingIsCorrupted() {
    imp.close();
    exp.close();
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @ParameterizedTest
  @EnumSource
  void r11UseAfterItWasSent(Kind kind) throws Exception {
    Tracked block = kind.allocate(heap);
    send(block);
    String use = refused(() -> kind.use(block));
    assertTells(use, kind, "send", "by " + Owner.current() + " to channel of endpoint 0x");
    assertTells(use, kind, "send", "(CarrierExp)");
    assertTells(refused(block::close), kind, "send", "given away");
    assertTells(
        refused(() -> Sip.start("late", block, Tracked::close)), kind, "send", "given away");
    exp.receiveCarry(Tracked.class);
    kind.use(block);
    close(block);
  }

  private void send(@Claims Tracked block) {
    imp.sendCarry(block);
  }

  private static void close(@Claims Tracked block) {
    block.close();
  }

  @ParameterizedTest
  @EnumSource
  void r11UseAfterASipHasClaimedIt(Kind kind) throws InterruptedException {
    Tracked block = kind.allocate(heap);
    Sip sip = start(block);
    sip.join();
    assertTells(refused(() -> kind.use(block)), kind, "close", "by claimer#" + sip.ownerId());
    assertTells(refused(block::close), kind, "close", "closed at");
    assertTells(refused(() -> start(block)), kind, "close", "closed at");
  }

  private static Sip start(@Claims Tracked block) {
    return Sip.start("claimer", block, MisuseTextTest::close);
  }

  @ParameterizedTest
  @EnumSource
  void r11UseWhileASipHasIt(Kind kind) throws InterruptedException {
    Tracked block = kind.allocate(heap);
    CompletableFuture<Void> refused = new CompletableFuture<>();
    Sip sip =
        Sip.start(
            "claimer",
            block,
            mine -> {
              refused.join();
              mine.close();
            });
    try {
      String use = refused(() -> kind.use(block));
      assertTells(use, kind, "r11UseWhileASipHasIt", "to claimer#" + sip.ownerId());
      assertTells(use, kind, "r11UseWhileASipHasIt", "owner=claimer#" + sip.ownerId());
      assertTells(refused(block::close), kind, "r11UseWhileASipHasIt", "to claimer#");
    } finally {
      refused.complete(null);
      sip.join();
    }
  }

  @ParameterizedTest
  @EnumSource
  void r8UseAndCloseAfterClose(Kind kind) {
    Tracked block = kind.allocate(heap);
    close(block);
    String closer = "closed at " + getClass().getName() + ".close(";
    assertTells(refused(() -> kind.use(block)), kind, "close", closer);
    assertTells(refused(block::close), kind, "close", closer);
    assertTells(refused(() -> imp.sendCarry(block)), kind, "close", closer);
    assertEquals("START", imp.stateName());
  }

  @ParameterizedTest
  @EnumSource
  void r20UseByAThreadThatNeverHadIt(Kind kind) {
    Tracked block = kind.allocate(heap);
    String use = refusedElsewhere(() -> kind.use(block));
    assertTrue(use.contains("which does not own " + kind.type), use);
    assertTrue(use.contains("owner=" + Owner.current()), use);
    assertFalse(use.contains("given away"), "it was not: " + use);
    refusedElsewhere(block::close);
    block.close();
  }

  @ParameterizedTest
  @EnumSource
  void aBlockThatCameBackFromARefusedTransferWasNotGivenAway(Kind kind) {
    Tracked block = kind.allocate(heap);
    String twice = refused(() -> Sip.start("twice", block, block, (a, b) -> {}));
    assertTells(twice, kind, "lambda$", "given away at");
    String elsewhere = refusedElsewhere(() -> kind.use(block));
    assertFalse(elsewhere.contains("given away"), elsewhere);
    block.close();
  }

  @ParameterizedTest
  @EnumSource
  void blocksOfAForeignHeap(Kind kind) {
    try (ExchangeHeap foreign = ExchangeHeap.create()) {
      Tracked block = kind.allocate(foreign);
      String message = refused(() -> imp.sendCarry(block));
      assertTrue(message.startsWith("foreign heap: " + kind.type + "["), message);
      assertTrue(message.contains("owner=" + Owner.current()), message);
      kind.use(block);
      block.close();
      assertEquals(0, foreign.statistics().liveBlocks());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STRUCT", "TRACKED_VECTOR"})
  void whatABlockOwnsIsGivenAwayAndClosedWithIt(Kind kind) throws Exception {
    Tracked block = kind.allocate(heap);
    ByteVector inner = inside(block);
    send(block);
    assertTells(refused(() -> inner.get(0)), Kind.VECTOR, "send", "given away");
    close(exp.receiveCarry(Tracked.class));
    assertTells(refused(() -> inner.get(0)), Kind.VECTOR, "close", "closed at");
  }

  private static ByteVector inside(Tracked block) {
    if (block instanceof Letter letter) {
      return letter.body();
    }
    try (var slot = ((TrackedVector<?>) block).expose(1)) {
      return (ByteVector) slot.get();
    }
  }

  @Test
  void r65AWrongStateIsToldWithTheEndpointAndItsOwner() {
    imp.sendCarry(null);
    String message = assertThrows(ProtocolException.class, () -> imp.sendCarry(null)).getMessage();
    assertTrue(message.contains("endpoint=CarrierImp[offset=0x"), message);
    assertTrue(message.contains("owner=" + Owner.current()), message);
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }

  private static String refusedElsewhere(Runnable operation) {
    var failure =
        assertThrows(CompletionException.class, () -> CompletableFuture.runAsync(operation).join());
    return assertInstanceOf(OwnershipException.class, failure.getCause()).getMessage();
  }

  /** The message names a block of this kind, and a line of that method of this file. */
  private void assertTells(String message, Kind kind, String method, String fact) {
    String line = getClass().getName() + "." + method;
    assertTrue(message.contains(kind.type + "[offset=0x"), message);
    assertTrue(message.contains(line), message);
    assertTrue(message.contains("(MisuseTextTest.java:"), message);
    assertTrue(message.contains(fact), message);
  }
}
