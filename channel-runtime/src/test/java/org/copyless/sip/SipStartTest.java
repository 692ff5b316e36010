package org.copyless.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.KilledError;
import org.copyless.heap.OwnershipException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a SIP is given at its start is its own, or nobody's loss. */
@Timeout(60)
class SipStartTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R20: a SIP starts with up to four endpoints or blocks, which are its own")
  void upToFour() throws InterruptedException {
    for (Starter starter : List.of(Sip.virtual(), Sip.platform())) {
      assertEquals(new Exit.Normal(0), starter.start("none", () -> {}).join());
      assertEquals(new Exit.Normal(0), starter.start("one", bytes(1), this::use).join());
      assertEquals(
          new Exit.Normal(0), starter.start("two", bytes(1), bytes(2), (a, b) -> use(a, b)).join());
      assertEquals(
          new Exit.Normal(0),
          starter.start("three", bytes(1), bytes(2), bytes(3), (a, b, c) -> use(a, b, c)).join());
      assertEquals(
          new Exit.Normal(0),
          starter
              .start(
                  "four", bytes(1), bytes(2), bytes(3), bytes(4), (a, b, c, d) -> use(a, b, c, d))
              .join());
    }
    assertEquals(new Exit.Normal(0), Sip.start("one", bytes(1), this::use).join());
    assertEquals(
        new Exit.Normal(0),
        Sip.start("three", bytes(1), bytes(2), bytes(3), (a, b, c) -> use(a, b, c)).join());
    assertEquals(
        new Exit.Normal(0),
        Sip.start("four", bytes(1), bytes(2), bytes(3), bytes(4), (a, b, c, d) -> use(a, b, c, d))
            .join());
  }

  private ByteVector bytes(int length) {
    return heap.bytes(length);
  }

  private void use(ByteVector... given) {
    for (int i = 0; i < given.length; i++) {
      assertEquals(i + 1, given[i].length());
      given[i].set(0, i);
      given[i].close();
    }
  }

  @Test
  @DisplayName("R20: a start that is refused because of what it is given changes nothing")
  void refused() {
    ByteVector first = heap.bytes(1);
    ByteVector second = heap.bytes(2);
    assertThrows(
        OwnershipException.class,
        () -> Sip.start("twice", first, second, first, (a, b, c) -> use(a, b, c)));
    assertThrows(
        NullPointerException.class,
        () -> Sip.start("null", first, second, noBytes(), (a, b, c) -> use(a, b, c)));
    assertThrows(NullPointerException.class, () -> Sip.start("null", first, noBody()));
    assertThrows(NullPointerException.class, () -> Sip.start(noName(), first, this::use));
    first.set(0, 1);
    first.close();
    assertThrows(
        OwnershipException.class, () -> Sip.start("closed", second, first, (a, b) -> use(a, b)));
    second.set(0, 1);
    second.close();
  }

  private static ByteVector noBytes() {
    return null;
  }

  private static Sip.Body1<ByteVector> noBody() {
    return null;
  }

  private static String noName() {
    return null;
  }

  @Test
  @DisplayName("R20: a block and the struct that owns it cannot both be given")
  void ownedByAnother() {
    ByteVector body = heap.bytes(1);
    Letter letter = LetterRep.allocate(heap, body, null, 7);
    assertThrows(
        OwnershipException.class,
        () ->
            Sip.start(
                "both",
                letter,
                body,
                (a, b) -> {
                  a.close();
                  b.close();
                }));
    assertEquals(7, letter.stamp());
    letter.close();
  }

  @Test
  @DisplayName("R86: where there is no thread, or no memory for one, what was given is reclaimed")
  void noThread() throws InterruptedException {
    Error none = new OutOfMemoryError("no thread");
    Starter without =
        new Starter(
            task -> {
              throw none;
            });
    assertFails(OutOfMemoryError.class, without);
    Thread used = Thread.ofVirtual().start(() -> {});
    assertFails(IllegalThreadStateException.class, new Starter(task -> used));
    assertFails(NullPointerException.class, new Starter(task -> null));
  }

  private void assertFails(Class<? extends Throwable> expected, Starter starter)
      throws InterruptedException {
    EchoChannel channel = EchoChannel.open(heap);
    EchoImp imp = channel.imp();
    imp.sendPing(heap.bytes(3), 1);
    ByteVector bytes = heap.bytes(1);
    assertThrows(
        expected,
        () ->
            starter.start(
                "never",
                channel.exp(),
                bytes,
                (exp, b) -> {
                  exp.close();
                  b.close();
                }));
    assertInstanceOf(ChannelClosed.class, imp.receive(EchoImp.START_PING));
    imp.close();
    assertEquals(0, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R68: a SIP that has been killed starts no other; what it gives is reclaimed")
  void byTheKilled() throws InterruptedException {
    Sip sip =
        Sip.start(
            "killed",
            () -> {
              ByteVector bytes = heap.bytes(1);
              Sip.current().orElseThrow().kill();
              Error refused =
                  assertThrows(KilledError.class, () -> Sip.start("child", bytes, this::use));
              assertEquals(0, heap.statistics().liveBlocks());
              throw refused;
            });
    assertEquals(new Exit.Killed(), sip.join());
  }

  @Test
  @DisplayName("R20: SIPs are isolated: they inherit no thread locals")
  void inheritNothing() throws InterruptedException {
    InheritableThreadLocal<String> inheritable = new InheritableThreadLocal<>();
    inheritable.set("of the starter");
    try {
      for (Starter starter : List.of(Sip.virtual(), Sip.platform())) {
        Sip sip = starter.start("isolated", () -> assertSame(null, inheritable.get()));
        assertEquals(new Exit.Normal(0), sip.join());
      }
    } finally {
      inheritable.remove();
    }
  }
}
