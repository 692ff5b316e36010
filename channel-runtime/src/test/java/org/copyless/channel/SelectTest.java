package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.copyless.channel.Select.unsatisfiable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.copyless.channel.ask.AskExp;
import org.copyless.channel.ask.AskExp.High;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskExp.Mid;
import org.copyless.channel.ask.AskExp.Pair;
import org.copyless.channel.ask.AskImp;
import org.copyless.channel.ask.LoudAskExp;
import org.copyless.channel.echo.EchoExp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Waiting for messages of several endpoints at a time (§2.4, §4.4), by rule. */
@Timeout(60)
@Tag("guard-off-too")
class SelectTest {
  private static final Duration NONE = Duration.ZERO;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<AskImp, AskExp> first = AskExp.open(heap);
  private final ChannelEnds<AskImp, AskExp> second = AskExp.open(heap);
  private final AskImp toA = first.imp();
  private final AskExp a = first.exp();
  private final AskImp toB = second.imp();
  private final AskExp b = second.exp();

  @AfterEach
  void close() {
    for (Tracked end : List.of(toA, a, toB, b)) {
      try {
        end.close();
      } catch (OwnershipException closedBefore) {
        assertTrue(end.toString().contains("closed"), end.toString());
      }
    }
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  @DisplayName("R52 of two rows that are satisfied the first in the text is chosen")
  void textualOrder() throws InterruptedException {
    Select twice = matrix(row(Low.class, ANY), row(Low.class, ANY), row(ANY, Mid.class));
    toB.send(AskExp.MID, 1);
    assertEquals(2, twice.await(a, b));
    toA.send(AskExp.LOW, 1);
    assertEquals(0, twice.await(a, b));
    Select turned = matrix(row(ANY, Mid.class), row(Low.class, ANY), row(Mid.class, ANY));
    assertEquals(0, turned.await(a, b));
    assertEquals(2, turned.await(b, a), "the columns are the sources of the call");
  }

  @Test
  @DisplayName("R53 a conjunction needs all its heads; nothing is received but by take")
  void conjunction() throws InterruptedException {
    Select both = matrix(row(Low.class, Mid.class), row(ANY, High.class), timeout(NONE));
    assertEquals(2, both.await(a, b));
    toA.send(AskExp.LOW, 7);
    assertEquals(2, both.await(a, b));
    toB.send(AskExp.MID, 8);
    assertEquals(0, both.await(a, b));
    assertEquals(0, both.await(a, b), "both messages are still there");
    assertEquals(7, a.take(Low.class).number());
    a.sendDone();
    assertEquals(2, both.await(a, b), "b's message is still there, a's is not");
    assertEquals(8, b.take(Mid.class).number());
  }

  @Test
  @DisplayName("R54 nothing can satisfy a row any more: its row, or an exception that says why")
  void unsatisfiableRow() throws InterruptedException {
    toA.send(AskExp.HIGH, 1);
    Select silent = matrix(row(Low.class), row(ChannelClosed.class), unsatisfiable());
    assertEquals(2, silent.await(a));
    Select loud = matrix(row(Low.class), row(ChannelClosed.class));
    String message = assertThrows(UnsatisfiableException.class, () -> loud.await(a)).getMessage();
    assertTrue(message.contains("Select[[Low], [ChannelClosed]]"), message);
    assertTrue(message.contains("state=OPEN"), message);
    assertTrue(message.contains("at high"), message);
    assertEquals(1, a.take(High.class).number());
  }

  @Test
  @DisplayName("R54 a closed channel cannot satisfy a message's row; a row of another source can")
  void closedForGood() throws InterruptedException {
    Select select = matrix(row(Low.class, ANY), row(Mid.class, Mid.class), unsatisfiable());
    toA.close();
    assertEquals(2, select.await(a, b));
    Select either = matrix(row(Low.class, ANY), row(ANY, Mid.class), timeout(NONE));
    assertEquals(2, either.await(a, b), "b may still send: the time is over");
    toB.close();
    assertThrows(UnsatisfiableException.class, () -> either.await(a, b));
  }

  @Test
  @DisplayName("R55 a source twice, no source, or as many as there are no heads, is refused")
  void distinctSources() {
    Select two = matrix(row(Low.class, ANY), row(ANY, Low.class));
    refused("sources 0 and 1 are the same", () -> two.await(a, a));
    refused("sources=1, but each row has heads=2", () -> two.await(a));
    assertThrows(NullPointerException.class, () -> two.await(a, null));
    EndpointSet<AskExp> set = EndpointSet.create(heap, AskExp.OPEN);
    refused("sources=3", () -> two.await(a, b, set));
    refused("are the same: EndpointSet", () -> two.await(set, set));
    set.close();
  }

  @Test
  @DisplayName("R51 a head that the source can never receive is refused, with both names")
  void foreignHead() throws InterruptedException {
    Select select = matrix(row(EchoExp.Ping.class), row(ChannelClosed.class));
    refused("AskExp cannot receive org.copyless.channel.echo.EchoExp.Ping", () -> select.await(a));
    refused("AskExp.Low", () -> select.await(a));
    refused("cannot receive java.lang.Object", () -> matrix(row(Object.class)).await(a));
    refused("LoudAskExp.Hush", () -> matrix(row(Low.class), row(LoudAskExp.Hush.class)).await(a));
    toA.close();
    refused("AskExp cannot receive", () -> select.await(a));
  }

  @Test
  @DisplayName("R55 an endpoint that sends in its state is refused, and nothing is chosen")
  void sendingState() throws InterruptedException {
    Select select = matrix(row(Low.class, ANY), row(ANY, Low.class));
    toB.send(AskExp.LOW, 1);
    toA.send(AskExp.LOW, 2);
    a.take(Low.class);
    String message = assertThrows(ProtocolException.class, () -> select.await(a, b)).getMessage();
    assertTrue(message.contains("OPEN_LOW"), message);
    a.sendDone();
    assertEquals(1, select.await(a, b));
  }

  @Test
  @DisplayName("R58 the time fires only if nothing is there, and wherever its row stands")
  void timeouts() throws InterruptedException {
    Select early = matrix(timeout(NONE), row(Low.class), row(ChannelClosed.class));
    assertEquals(0, early.await(a));
    toA.send(AskExp.LOW, 1);
    assertEquals(1, early.await(a));
    a.take(Low.class);
    a.sendDone();
    Select late = matrix(row(Low.class), timeout(Duration.ofMillis(20)));
    assertEquals(1, late.await(a));
  }

  @Test
  @DisplayName("R58 what can never be satisfied is said at once, not when the time is over")
  void unsatisfiableBeforeTimeout() throws InterruptedException {
    toA.close();
    Select both = matrix(row(Low.class), timeout(Duration.ofDays(1)), unsatisfiable());
    assertEquals(2, both.await(a));
    Select one = matrix(row(Low.class), timeout(Duration.ofDays(1)));
    assertThrows(UnsatisfiableException.class, () -> one.await(a));
  }

  @Test
  @DisplayName("R60 messages are seen before the close, in their order")
  void closedLast() throws InterruptedException {
    Select select = matrix(row(ChannelClosed.class), row(Low.class), row(Pair.class));
    toA.send(AskExp.PAIR, 1);
    toA.send(AskExp.LOW, 2);
    toA.close();
    assertEquals(2, select.await(a));
    assertEquals(1, a.take(Pair.class).number());
    assertEquals(1, select.await(a), "the second slot");
    assertEquals(2, a.take(Low.class).number());
    a.sendDone();
    assertEquals(0, select.await(a));
    assertEquals(0, select.await(a), "closed stays closed");
  }

  @Test
  @DisplayName("R91 a head of the base is the one of the extension's endpoint, not the other way")
  void extension() throws InterruptedException {
    ChannelEnds<AskImp, LoudAskExp> loud = LoudAskExp.openLoud(heap);
    AskImp toLoud = loud.imp();
    LoudAskExp extended = loud.exp();
    toLoud.send(AskExp.MID, 1);
    Select base = matrix(row(Low.class), row(Mid.class));
    assertEquals(1, base.await(extended));
    Select own = matrix(row(LoudAskExp.LoudMid.class), row(LoudAskExp.Hush.class));
    assertEquals(0, own.await(extended));
    refused("cannot receive", () -> own.await(a));
    toA.send(AskExp.MID, 1);
    assertEquals(1, base.await(a), "one matrix serves both types");
    assertEquals(1, base.await(extended));
    toLoud.close();
    extended.close();
  }

  @Test
  @DisplayName("R61 one of eight endpoints wakes a parked wait, whichever it is")
  void eight() throws InterruptedException {
    AskImp[] imps = new AskImp[8];
    AskExp[] exps = new AskExp[8];
    Select.Row[] rows = new Select.Row[8];
    for (int i = 0; i < 8; i++) {
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      imps[i] = ends.imp();
      exps[i] = ends.exp();
      Class<?>[] heads = {ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY};
      heads[i] = Low.class;
      rows[i] = row(heads);
    }
    Select select = matrix(rows);
    for (int i = 0; i < 40; i++) {
      int sender = i % 8;
      AskImp imp = imps[sender];
      Sip sip = afterItWaits(Thread.currentThread(), imp, e -> e.send(AskExp.LOW, sender));
      int row =
          select.await(exps[0], exps[1], exps[2], exps[3], exps[4], exps[5], exps[6], exps[7]);
      assertEquals(sender, row);
      sip.join();
      assertEquals(sender, exps[row].take(Low.class).number());
      exps[row].sendDone();
      ChannelEnds<AskImp, AskExp> ends = AskExp.open(heap);
      exps[row].close();
      imps[row] = ends.imp();
      exps[row] = ends.exp();
    }
    for (int i = 0; i < 8; i++) {
      imps[i].close();
      exps[i].close();
    }
  }

  private interface Act {
    void on(AskImp imp);
  }

  /** Starts a SIP that acts once the given thread has parked, and closes. */
  private static Sip afterItWaits(Thread waiting, AskImp imp, Act act) {
    return Sip.start(
        "peer",
        imp,
        mine -> {
          while (waiting.getState() != Thread.State.WAITING
              && waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
          }
          act.on(mine);
          mine.close();
        });
  }

  @Test
  @DisplayName("R58, R61 a wake-up that satisfies no row leaves the wait waiting")
  void wakeUpForNothing() throws InterruptedException {
    Select both = matrix(row(Low.class, Low.class), timeout(Duration.ofMillis(100)));
    Sip sip = afterItWaits(Thread.currentThread(), toA, e -> e.send(AskExp.LOW, 1));
    assertEquals(1, both.await(a, b));
    sip.join();
    toB.send(AskExp.LOW, 2);
    assertEquals(0, both.await(a, b));
  }

  @Test
  @DisplayName("a parked wait ends with InterruptedException, and the endpoints are as before")
  void interrupted() throws InterruptedException {
    Select select = matrix(row(Low.class, ANY), row(ANY, Low.class));
    Thread me = Thread.currentThread();
    Sip sip =
        Sip.start(
            "interrupter",
            () -> {
              while (me.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              me.interrupt();
            });
    assertThrows(InterruptedException.class, () -> select.await(a, b));
    assertFalse(Thread.interrupted());
    sip.join();
    toB.send(AskExp.LOW, 2);
    assertEquals(1, select.await(a, b));
    me.interrupt();
    assertEquals(1, select.await(a, b), "what is there is found without a wait");
    assertTrue(Thread.interrupted());
  }

  @Test
  @DisplayName("a parked wait of a killed SIP ends, and its endpoints are closed")
  void killed() throws Exception {
    Select select = matrix(row(Low.class, ANY), row(ANY, Low.class));
    AtomicReference<Thread> thread = new AtomicReference<>();
    Sip sip =
        Sip.start(
            "waiting",
            a,
            b,
            (mineA, mineB) -> {
              thread.set(Thread.currentThread());
              select.await(mineA, mineB);
            });
    while (thread.get() == null || thread.get().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    sip.kill();
    sip.join();
    assertEquals(Optional.empty(), sip.failure());
    assertInstanceOf(Exit.Killed.class, sip.exit().orElseThrow());
    toA.send(AskExp.LOW, 1);
    assertThrows(ChannelClosedException.class, toA::receiveDone);
    toA.close();
    toB.close();
    assertEquals(0, heap.statistics().liveBlocks());
  }

  private static void refused(String because, Executable await) {
    String message = assertThrows(IllegalArgumentException.class, await).getMessage();
    assertTrue(message.contains(because), message);
  }
}
