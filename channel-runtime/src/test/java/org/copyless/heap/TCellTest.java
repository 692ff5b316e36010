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

import java.time.Duration;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.spi.Guard;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Cells: full or empty, who owns what is inside, and the end of a cell. */
@Tag("guard-off-too")
@Timeout(60)
class TCellTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R23 a cell starts full, and the block is no longer its maker's")
  void startsFull() throws Exception {
    ByteVector block = heap.bytes(4);
    block.set(0, 7);
    TCell<ByteVector> cell = new TCell<>(block);
    if (Guard.ON) {
      assertTrue(refused(() -> block.get(0)).contains("does not own"));
      assertTrue(block.toString().contains("owner=TCell#"), block::toString);
    }
    assertThrows(OwnershipException.class, () -> new TCell<>(block));
    assertThrows(OwnershipException.class, () -> cell.release(block));
    assertSame(block, cell.acquire());
    assertEquals(7, block.get(0));
    block.close();
  }

  @Test
  @DisplayName("R24 R25 acquire empties and release fills")
  void acquireAndRelease() throws Exception {
    TCell<ByteVector> cell = TCell.empty();
    assertNull(cell.tryAcquire());
    assertNull(cell.acquire(Duration.ZERO));
    assertNull(cell.acquire(Duration.ofNanos(-1)));
    assertNull(cell.acquire(Duration.ofSeconds(Long.MIN_VALUE)));
    ByteVector block = heap.bytes(1);
    cell.release(block);
    assertSame(block, cell.tryAcquire());
    assertNull(cell.tryAcquire());
    cell.release(block);
    assertSame(block, cell.acquire(Duration.ofSeconds(Long.MAX_VALUE)));
    cell.release(block);
    assertSame(block, cell.acquire());
    block.close();
  }

  @Test
  @DisplayName("R26 who owns the cell's block still does not wait for it")
  void selfDeadlock() throws Exception {
    ByteVector block = heap.bytes(1);
    TCell<ByteVector> cell = new TCell<>(block);
    assertSame(block, cell.acquire());
    String text = assertThrows(IllegalStateException.class, cell::acquire).getMessage();
    assertTrue(text.startsWith("acquire refused, it could wait for ever: "), text);
    assertTrue(text.contains("still owns it, block=ByteVector["), text);
    assertNull(cell.tryAcquire());
    assertNull(cell.acquire(Duration.ofNanos(1)));
    cell.release(block);
    assertSame(block, cell.acquire());
    block.close();
    Sip other = Sip.start("other", () -> cell.release(heap.bytes(3)));
    ByteVector next = cell.acquire(); // the first one is gone, so this may wait
    assertEquals(3, next.length());
    ended(other);
    next.close();
  }

  @Test
  @DisplayName("R26 who has released another block in the place of the cell's may acquire again")
  void anotherInItsPlace() throws Exception {
    TCell<ByteVector> cell = new TCell<>(heap.bytes(1));
    try (ByteVector first = cell.acquire()) {
      cell.release(heap.bytes(2));
      try (ByteVector second = cell.acquire()) {
        assertEquals(2, second.length());
        assertThrows(IllegalStateException.class, cell::acquire);
      }
      assertEquals(1, first.length());
    }
  }

  @Test
  @DisplayName("R26 gathering several blocks of one cell is done with the timed acquire")
  void gather() throws Exception {
    TCell<ByteVector> cell = TCell.empty();
    Sip other =
        Sip.start(
            "other",
            () -> {
              cell.release(heap.bytes(1));
              cell.release(heap.bytes(2));
            });
    ByteVector first = cell.acquire();
    assertThrows(IllegalStateException.class, cell::acquire);
    ByteVector second = cell.acquire(MINUTE);
    assertEquals(3, first.length() + second.length());
    ended(other);
    first.close();
    second.close();
  }

  @Test
  @DisplayName("R86 a block in a cell outlives the SIP that released it, with all it owns")
  void outlivesItsReleaser() throws Exception {
    TCell<TrackedVector<ByteVector>> cell = TCell.empty();
    Sip sip =
        Sip.start(
            "mortal",
            () -> {
              TrackedVector<ByteVector> vector = heap.vector(1);
              try (Slot<ByteVector> slot = vector.expose(0)) {
                slot.set(heap.bytes(3));
              }
              cell.release(vector);
              heap.bytes(100);
              throw new IllegalStateException("dies");
            });
    sip.join();
    assertEquals(2, heap.statistics().liveBlocks());
    TrackedVector<ByteVector> vector = cell.acquire();
    try (Slot<ByteVector> slot = vector.expose(0)) {
      assertEquals(3, slot.get().length());
    }
    vector.close();
  }

  @Test
  @DisplayName("R86 a block whose acquirer dies is reclaimed, and the cell waits for another")
  void diesWithItsAcquirer() throws Exception {
    TCell<ByteVector> cell = new TCell<>(heap.bytes(1));
    Sip mortal =
        Sip.start(
            "mortal",
            () -> {
              cell.acquire();
              throw new IllegalStateException("dies");
            });
    mortal.join();
    assertEquals(0, heap.statistics().liveBlocks());
    assertTrue(cell.toString().startsWith("TCell[empty, acquired by mortal#"), cell::toString);
    Sip waiting = Sip.start("waiting", () -> cell.acquire().close());
    awaitText(cell, "acquirers=1");
    assertNull(cell.acquire(Duration.ofNanos(1)));
    cell.release(heap.bytes(2)); // as a supervisor does
    ended(waiting);
  }

  @Test
  @DisplayName("R27 an unreachable full cell is reclaimed, and the peer sees the channel closed")
  void unreachable() throws Exception {
    ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
    CarrierImp imp = ends.imp();
    imp.sendCarry(heap.bytes(8));
    drop(ends.exp());
    Sip peer =
        Sip.start(
            "peer",
            imp,
            end -> {
              assertThrows(ChannelClosedException.class, () -> end.receiveBack(Tracked.class));
              end.close();
            });
    while (peer.isAlive()) {
      System.gc();
    }
    ended(peer);
    drop(heap.bytes(1));
    while (heap.statistics().liveBlocks() > 0) {
      System.gc();
    }
  }

  private static void drop(Tracked block) {
    assertTrue(new TCell<>(block).toString().startsWith("TCell[full"));
  }

  @Test
  @DisplayName("R27 a cell that somebody waits for is not reclaimed, though nothing else holds it")
  void waitingHoldsTheCell() throws Exception {
    Sip waiting = Sip.start("waiting", heap.bytes(2), second -> releaseIntoDropped(heap, second));
    for (int collections = 0; collections < 10; collections++) {
      System.gc();
      drop(heap.bytes(1));
    }
    while (heap.statistics().liveBlocks() > 2) { // the cleaner has looked at all other cells
      System.gc();
    }
    assertTrue(waiting.isAlive(), () -> waiting.failure().toString());
    waiting.interrupt();
    waiting.join();
    assertInstanceOf(InterruptedException.class, waiting.failure().orElseThrow());
    while (heap.statistics().liveBlocks() > 0) {
      System.gc();
    }
  }

  private static void releaseIntoDropped(ExchangeHeap heap, ByteVector second)
      throws InterruptedException {
    new TCell<>(heap.bytes(3)).release(second);
  }

  @Test
  @DisplayName("R27 a heap may be closed before its cells")
  void heapClosedFirst() throws Exception {
    ExchangeHeap other = ExchangeHeap.create();
    TCell<ByteVector> cell = new TCell<>(other.bytes(1));
    drop(other.bytes(2));
    Unreported.close(other);
    assertThrows(IllegalStateException.class, cell::acquire);
    assertTrue(cell.toString().contains("heap closed"), cell::toString);
    drop(heap.bytes(1));
    while (heap.statistics().liveBlocks() > 0) { // the cleaner goes on behind the other one
      System.gc();
    }
  }

  @Test
  @DisplayName("R28 an endpoint in a cell keeps working, its messages included")
  void endpoint() throws Exception {
    ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
    CarrierImp imp = ends.imp();
    TCell<CarrierExp> cell = new TCell<>(ends.exp());
    imp.sendCarry(heap.bytes(5));
    Sip server =
        Sip.start(
            "server",
            () -> {
              CarrierExp exp = cell.acquire();
              exp.sendBack(exp.receiveCarry(ByteVector.class));
              cell.release(exp);
            });
    ByteVector back = imp.receiveBack(ByteVector.class);
    assertEquals(5, back.length());
    back.close();
    ended(server);
    cell.acquire().close();
    imp.close();
  }

  @Test
  @DisplayName("R34 a vector with an exposed slot does not go into a cell, nor does null")
  void refusals() throws Exception {
    TrackedVector<ByteVector> vector = heap.vector(1);
    TCell<TrackedVector<ByteVector>> cell = TCell.empty();
    try (Slot<ByteVector> slot = vector.expose(0)) {
      assertNull(slot.get());
      assertTrue(refused(() -> cell.release(vector)).contains("has an exposed slot"));
      assertThrows(OwnershipException.class, () -> new TCell<>(vector));
    }
    assertThrows(NullPointerException.class, () -> cell.release(null));
    vector.close();
    assertTrue(refused(() -> cell.release(vector)).contains("closed"));
    assertTrue(refused(() -> new TCell<>(vector)).contains("closed"));
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
