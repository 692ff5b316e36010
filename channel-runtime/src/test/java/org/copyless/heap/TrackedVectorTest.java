package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.carrier.BoxRep;
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

/** Vectors of pointers, slot by slot, and as one owner of all that is in them. */
@Tag("guard-off-too")
@Timeout(60)
class TrackedVectorTest {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
  private final CarrierImp imp = ends.imp();
  private final CarrierExp exp = ends.exp();

  @AfterEach
  void nothingIsLost() {
    imp.close();
    exp.close();
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R37 slots are null at first, and are read and written while exposed")
  void slots() {
    TrackedVector<ByteVector> vector = heap.vector(3);
    assertEquals(3, vector.length());
    ByteVector element = heap.bytes(4);
    for (int i = 0; i < 3; i++) {
      try (Slot<ByteVector> slot = vector.expose(i)) {
        assertNull(slot.get());
        slot.set(i == 1 ? element : null);
      }
    }
    try (Slot<ByteVector> slot = vector.expose(1)) {
      assertSame(element, slot.get());
      slot.set(null);
      element.close();
      assertNull(slot.get());
    }
    vector.close();
    assertThrows(NegativeArraySizeException.class, () -> heap.vector(-1));
  }

  @Test
  @DisplayName("R37 there are no slots outside the length, and none is exposed by the attempt")
  void bounds() {
    TrackedVector<ByteVector> vector = heap.vector(2);
    TrackedVector<ByteVector> none = heap.vector(0);
    for (int index : new int[] {-1, 2, Integer.MAX_VALUE}) {
      assertThrows(IndexOutOfBoundsException.class, () -> vector.expose(index));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> none.expose(0));
    vector.close();
    none.close();
  }

  @Test
  @DisplayName("R39 one slot at a time")
  void oneSlotAtATime() {
    TrackedVector<ByteVector> vector = heap.vector(2);
    try (Slot<ByteVector> slot = vector.expose(0)) {
      String text = refused(() -> vector.expose(1));
      assertTrue(text.startsWith("expose of slot 1 refused: slot 0 of TrackedVector["), text);
      assertTrue(text.endsWith("is exposed, and only one may be at a time"), text);
      refused(() -> vector.expose(0));
      assertNull(slot.get());
    }
    Slot<ByteVector> next = vector.expose(1);
    next.close();
    vector.close();
  }

  @Test
  @DisplayName("R37 a closed slot leads nowhere until the next expose")
  void closedSlot() {
    TrackedVector<ByteVector> vector = heap.vector(2);
    Slot<ByteVector> slot = vector.expose(0);
    slot.close();
    assertTrue(refused(slot::get).contains("is closed; expose it again"));
    refused(() -> slot.set(null));
    slot.close();
    assertTrue(slot.toString().startsWith("Slot[closed, "), slot.toString());
    try (Slot<ByteVector> again = vector.expose(1)) {
      assertSame(slot, again);
      assertNull(again.get());
      assertTrue(again.toString().startsWith("Slot[index=1, "), again.toString());
    }
    vector.close();
  }

  @Test
  @DisplayName("R34 a vector with an exposed slot is neither closed nor given away")
  void exposedStays() {
    TrackedVector<ByteVector> vector = heap.vector(1);
    BoxRep box = BoxRep.allocate(heap);
    TrackedVector<TrackedVector<ByteVector>> outer = heap.vector(1);
    try (Slot<ByteVector> slot = vector.expose(0);
        Slot<TrackedVector<ByteVector>> outerSlot = outer.expose(0)) {
      assertTrue(refused(vector::close).contains("has an exposed slot: close the slot first"));
      refused(() -> imp.sendCarry(vector));
      refused(() -> box.content(vector));
      refused(() -> outerSlot.set(vector));
      refused(() -> Sip.start("taker", vector, TrackedVector::close));
      assertNull(slot.get());
      assertEquals("START", imp.stateName());
    }
    box.content(vector);
    box.close();
    outer.close();
  }

  @Test
  @DisplayName("R72 endpoints are no elements")
  void noEndpoints() {
    ChannelEnds<CarrierImp, CarrierExp> other = CarrierImp.open(heap);
    try (CarrierImp otherImp = other.imp();
        CarrierExp otherExp = other.exp();
        TrackedVector<Tracked> vector = heap.vector(1)) {
      try (Slot<Tracked> slot = vector.expose(0)) {
        String text = refused(() -> slot.set(otherImp));
        assertTrue(text.contains("is an endpoint, which travels in messages"), text);
        refused(() -> slot.set(otherExp));
        assertNull(slot.get());
      }
      BoxRep box = BoxRep.allocate(heap);
      refused(() -> box.content(otherImp));
      box.close();
    }
  }

  @Test
  @DisplayName("R35 a vector holds neither itself nor a block of another heap nor a closed one")
  void wrongElements() {
    try (ExchangeHeap foreign = ExchangeHeap.create();
        ByteVector stranger = foreign.bytes(1);
        TrackedVector<Tracked> vector = heap.vector(1);
        Slot<Tracked> slot = vector.expose(0)) {
      assertTrue(refused(() -> slot.set(stranger)).contains("foreign heap"));
      ByteVector closed = heap.bytes(1);
      closed.close();
      assertTrue(refused(() -> slot.set(closed)).contains("after close"));
      refused(() -> slot.set(vector));
    }
  }

  @Test
  @DisplayName("R41 whoever receives the vector owns what is in it, at any depth")
  void transfer() throws Exception {
    TrackedVector<TrackedVector<ByteVector>> outer = nested(3, 4);
    ByteVector element = element(outer, 2, 3);
    imp.sendCarry(outer);
    if (Guard.ON) {
      refused(() -> outer.expose(0));
      refused(() -> element.get(0));
    }
    var received = vectors(exp.receiveCarry(TrackedVector.class));
    assertSame(outer, received);
    assertSame(element, element(received, 2, 3));
    assertEquals(23, element.get(0));
    BoxRep box = BoxRep.allocate(heap);
    box.content(received);
    exp.sendBack(box);
    BoxRep back = imp.receiveBack(BoxRep.class);
    assertEquals(23, element(vectors(back.content(TrackedVector.class)), 2, 3).get(0));
    int channel = 2;
    assertEquals(channel + 1 + 1 + 3 + 12, heap.statistics().liveBlocks());
    back.close();
    assertEquals(channel, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R41 an element taken out of a vector stays when the vector goes")
  void elementTakenOut() throws Exception {
    TrackedVector<ByteVector> vector = heap.vector(1);
    ByteVector element = heap.bytes(1);
    try (Slot<ByteVector> slot = vector.expose(0)) {
      slot.set(element);
    }
    try (Slot<ByteVector> slot = vector.expose(0)) {
      assertSame(element, slot.get());
      slot.set(null);
    }
    imp.sendCarry(vector);
    element.set(0, 7);
    exp.receiveCarry(TrackedVector.class).close();
    assertEquals(7, element.get(0));
    element.close();
    exp.sendBack(null);
    assertNull(imp.receiveBack(Tracked.class));
  }

  @Test
  @DisplayName("R82 a vector in a message that nobody receives is reclaimed with all that is in it")
  void neverReceived() {
    ChannelEnds<CarrierImp, CarrierExp> early = CarrierImp.open(heap);
    CarrierImp before = early.imp();
    before.sendCarry(nested(2, 2));
    early.exp().close();
    before.close();
    ChannelEnds<CarrierImp, CarrierExp> late = CarrierImp.open(heap);
    CarrierImp after = late.imp();
    late.exp().close();
    after.sendCarry(nested(2, 2));
    assertEquals(2 + 2, heap.statistics().liveBlocks());
    after.close();
  }

  @Test
  @DisplayName("R86 a SIP that dies leaves no element behind, also not behind an exposed slot")
  void death() throws Exception {
    Sip sip =
        Sip.start(
            "dying",
            nested(3, 3),
            vector -> {
              Slot<TrackedVector<ByteVector>> slot = vector.expose(1);
              slot.get().expose(2);
              nested(2, 2);
              throw new IllegalStateException("dies");
            });
    sip.join();
    assertEquals("dies", sip.failure().orElseThrow().getMessage());
    assertEquals(2, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R86 a vector in flight to a SIP that dies is reclaimed")
  void deathInFlight() throws Exception {
    ChannelEnds<CarrierImp, CarrierExp> other = CarrierImp.open(heap);
    CarrierImp sender = other.imp();
    Sip sip =
        Sip.start(
            "dying",
            other.exp(),
            receiver -> {
              throw new IllegalStateException("dies");
            });
    sender.sendCarry(nested(3, 3));
    sip.join();
    assertThrows(ChannelClosedException.class, () -> sender.receiveBack(Tracked.class));
    sender.close();
    assertEquals(2, heap.statistics().liveBlocks());
  }

  @Test
  @DisplayName("R42 exposing a slot allocates nothing")
  void exposeAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    TrackedVector<ByteVector> vector = heap.vector(8);
    ByteVector[] elements = new ByteVector[8];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = heap.bytes(1);
    }
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) { // what is linked or compiled late allocates once
      long before = threads.getCurrentThreadAllocatedBytes();
      rotate(vector, elements, 20_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    vector.close();
  }

  private static void rotate(TrackedVector<ByteVector> vector, ByteVector[] elements, int times) {
    for (int i = 0; i < times; i++) {
      try (Slot<ByteVector> slot = vector.expose(i & 7)) {
        slot.get();
        slot.set(elements[i & 7]);
      }
    }
  }

  @Test
  @Tag("guard-on-only")
  @DisplayName("R5 a vector that was given away is not used")
  void useAfterTransfer() throws Exception {
    TrackedVector<ByteVector> vector = heap.vector(1);
    imp.sendCarry(vector);
    refused(vector::length);
    refused(() -> vector.expose(0));
    refused(vector::close);
    exp.receiveCarry(TrackedVector.class).close();
    assertTrue(refused(() -> vector.expose(0)).contains("after close"));
    exp.sendBack(null);
    assertNull(imp.receiveBack(Tracked.class));
    assertFalse(vector.toString().contains("owner"), vector.toString());
  }

  private TrackedVector<TrackedVector<ByteVector>> nested(int rows, int columns) {
    TrackedVector<TrackedVector<ByteVector>> outer = heap.vector(rows);
    for (int row = 0; row < rows; row++) {
      TrackedVector<ByteVector> inner = heap.vector(columns);
      for (int column = 0; column < columns; column++) {
        ByteVector element = heap.bytes(1);
        element.set(0, 10 * row + column);
        try (Slot<ByteVector> slot = inner.expose(column)) {
          slot.set(element);
        }
      }
      try (Slot<TrackedVector<ByteVector>> slot = outer.expose(row)) {
        slot.set(inner);
      }
    }
    return outer;
  }

  private static ByteVector element(
      TrackedVector<TrackedVector<ByteVector>> outer, int row, int column) {
    try (Slot<TrackedVector<ByteVector>> slot = outer.expose(row);
        Slot<ByteVector> inner = slot.get().expose(column)) {
      return inner.get();
    }
  }

  @SuppressWarnings("unchecked") // what was sent
  private static TrackedVector<TrackedVector<ByteVector>> vectors(TrackedVector<?> received) {
    return (TrackedVector<TrackedVector<ByteVector>>) received;
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
