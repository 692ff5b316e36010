package org.copyless.heap;

import static org.copyless.heap.Waits.MINUTE;
import static org.copyless.heap.Waits.awaitText;
import static org.copyless.heap.Waits.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cells: who waits for what, how long, and what an interrupt or a kill does to it. */
@Tag("guard-off-too")
@Timeout(60)
class TCellWaitingTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R24 acquire waits until the cell is full")
  void acquireWaits() throws Exception {
    for (Starter starter : new Starter[] {Sip.virtual(), Sip.platform()}) {
      TCell<ByteVector> cell = TCell.empty();
      Sip untimed = starter.start("untimed", () -> cell.acquire().close());
      awaitText(cell, "acquirers=1");
      Sip timed = starter.start("timed", () -> cell.acquire(MINUTE).close());
      awaitText(cell, "acquirers=2");
      assertTrue(untimed.isAlive() && timed.isAlive());
      cell.release(heap.bytes(1));
      ended(untimed);
      assertTrue(timed.isAlive());
      cell.release(heap.bytes(1));
      ended(timed);
    }
  }

  @Test
  @DisplayName("R25 R29 release waits until the cell is empty, and until then owns the block")
  void releaseWaits() throws Exception {
    ByteVector first = heap.bytes(1);
    TCell<ByteVector> cell = new TCell<>(first);
    var offered = new CompletableFuture<ByteVector>();
    Sip releaser =
        Sip.start(
            "releaser",
            () -> {
              ByteVector second = heap.bytes(2);
              offered.complete(second);
              cell.release(second);
            });
    awaitText(cell, "releasers=1");
    String waiting = offered.join().toString();
    assertTrue(waiting.contains("owner=" + owner(releaser)), waiting);
    assertSame(first, cell.acquire());
    ended(releaser);
    String released = offered.join().toString();
    assertTrue(released.contains("owner=" + (Guard.ON ? "TCell#" : "#")), released);
    first.close();
    cell.acquire().close();
  }

  @Test
  @DisplayName("R29 a releaser that is interrupted has given the cell nothing, and loses nothing")
  void releaseInterrupted() throws Exception {
    ByteVector first = heap.bytes(1);
    TCell<ByteVector> cell = new TCell<>(first);
    Sip releaser = Sip.start("releaser", heap.bytes(2), cell::release);
    awaitText(cell, "releasers=1");
    releaser.interrupt();
    releaser.join();
    assertInstanceOf(InterruptedException.class, releaser.failure().orElseThrow());
    assertEquals(1, heap.statistics().liveBlocks());
    assertSame(first, cell.acquire());
    assertNull(cell.tryAcquire());
    first.close();
  }

  @Test
  @DisplayName("R29 outside a SIP too, the block of an interrupted release is closed")
  void releaseInterruptedOutsideSip() throws Exception {
    TCell<ByteVector> cell = new TCell<>(heap.bytes(1));
    ByteVector second = heap.bytes(2);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> cell.release(second));
    assertTrue(second.toString().contains("closed"), second::toString);
    cell.acquire().close();
  }

  @Test
  @DisplayName("R25 into an empty cell the block goes at once, also from an interrupted thread")
  void releaseWhenInterrupted() throws Exception {
    TCell<ByteVector> cell = TCell.empty();
    ByteVector block = heap.bytes(1);
    Thread.currentThread().interrupt();
    cell.release(block);
    assertTrue(Thread.interrupted());
    assertSame(block, cell.acquire());
    block.close();
  }

  @Test
  @DisplayName("R24 acquire is interrupted as users of java.util.concurrent expect")
  void acquireInterrupted() throws Exception {
    ByteVector block = heap.bytes(1);
    TCell<ByteVector> full = new TCell<>(block);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, full::acquire);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> full.acquire(MINUTE));
    assertSame(block, full.tryAcquire());
    Sip waiting = Sip.start("waiting", () -> full.acquire().close());
    awaitText(full, "acquirers=1");
    waiting.interrupt();
    waiting.join();
    assertInstanceOf(InterruptedException.class, waiting.failure().orElseThrow());
    full.release(block);
    assertSame(block, full.acquire());
    block.close();
  }

  @Test
  @DisplayName("Killing a SIP ends its wait for a cell, and its block is reclaimed")
  void killed() throws Exception {
    TCell<ByteVector> cell = TCell.empty();
    var acquirer = new CompletableFuture<Owner>();
    Sip acquiring =
        Sip.start(
            "acquirer",
            () -> {
              acquirer.complete(Owner.current());
              cell.acquire().close();
            });
    awaitText(cell, "acquirers=1");
    acquirer.join().kill();
    acquiring.join();
    assertEquals(new Exit.Killed(), acquiring.join());
    cell.release(heap.bytes(1));
    var releaser = new CompletableFuture<Owner>();
    Sip releasing =
        Sip.platform()
            .start(
                "releaser",
                heap.bytes(2),
                block -> {
                  releaser.complete(Owner.current());
                  cell.release(block);
                });
    awaitText(cell, "releasers=1");
    releaser.join().kill();
    releasing.join();
    assertEquals(new Exit.Killed(), releasing.join());
    assertEquals(1, heap.statistics().liveBlocks());
    cell.acquire().close();
  }

  @Test
  @DisplayName("A killed SIP gives back to a cell what it holds, in finally, and gets nothing more")
  void killedGivesBack() throws Exception {
    TCell<ByteVector> cell = new TCell<>(heap.bytes(1));
    Sip sip =
        Sip.start(
            "killed",
            () -> {
              ByteVector block = cell.acquire();
              try {
                Owner.current().kill();
                heap.bytes(1).close();
              } finally {
                cell.release(block);
              }
            });
    sip.join();
    assertTrue(cell.toString().startsWith("TCell[full"), cell::toString);
    Sip late =
        Sip.start(
            "late",
            () -> {
              Owner.current().kill();
              cell.tryAcquire();
            });
    late.join();
    assertEquals(new Exit.Killed(), late.join());
    cell.acquire().close();
  }

  @Test
  @DisplayName("Acquirers are served in the order in which they came, and nobody overtakes them")
  void fair() throws Exception {
    TCell<LongVector> cell = TCell.empty();
    Sip[] sips = new Sip[5];
    long[] got = new long[sips.length];
    for (int i = 0; i < sips.length; i++) {
      int number = i;
      sips[i] =
          Sip.start(
              "acquirer " + i,
              () -> {
                LongVector block = cell.acquire();
                got[number] = block.get(0);
                block.close();
              });
      awaitText(cell, "acquirers=" + (i + 1));
    }
    for (int i = 0; i < sips.length; i++) {
      LongVector block = heap.longs(1);
      block.set(0, i + 1);
      cell.release(block);
      assertNull(i < sips.length - 1 ? cell.tryAcquire() : null);
    }
    for (int i = 0; i < sips.length; i++) {
      ended(sips[i]);
      assertEquals(i + 1, got[i]);
    }
  }

  @Test
  @DisplayName("Whoever leaves the line leaves the block to the next")
  void leavingTheLine() throws Exception {
    TCell<ByteVector> cell = TCell.empty();
    Sip first = Sip.start("first", () -> cell.acquire().close());
    awaitText(cell, "acquirers=1");
    Sip second = Sip.start("second", () -> cell.acquire().close());
    awaitText(cell, "acquirers=2");
    first.interrupt();
    cell.release(heap.bytes(1));
    first.join();
    if (first.failure().isEmpty()) {
      cell.release(heap.bytes(1));
    }
    ended(second);
  }

  private static String owner(Sip sip) {
    return Guard.ON ? sip.name() + "#" + sip.ownerId() : "#" + sip.ownerId();
  }
}
