package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.carrier.BoxRep;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.spi.Owner;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Deques and maps as one owner of all that is in them: transfer, teardown, death. */
@Tag("guard-off-too")
@Timeout(60)
class ContainersTest {
  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
  private final CarrierImp imp = ends.imp();
  private final CarrierExp exp = ends.exp();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  /** A map of deques of a vector and an endpoint, which has a message in its queue. */
  private TrackedMap<String, TrackedDeque<Tracked>> nested(Tracked endpoint) {
    TrackedMap<String, TrackedDeque<Tracked>> map = TrackedMap.create(heap);
    TrackedDeque<Tracked> deque = TrackedDeque.create(heap);
    TrackedVector<ByteVector> vector = heap.vector(2);
    try (Slot<ByteVector> slot = vector.expose(1)) {
      slot.set(heap.bytes(3));
    }
    deque.addLast(vector);
    deque.addLast(endpoint);
    assertNull(map.put("deque", deque));
    assertNull(map.put("empty", TrackedDeque.create(heap)));
    return map;
  }

  @Test
  @DisplayName("R82 closing a container closes all that it owns, endpoints and their queues too")
  void teardown() throws Exception {
    imp.sendCarry(heap.bytes(5));
    nested(exp).close();
    assertThrows(ChannelClosedException.class, () -> imp.receiveBack(Tracked.class));
    assertEquals(2, heap.statistics().liveBlocks());
    imp.close();
  }

  @Test
  @DisplayName("R82 both ends of a channel may be in one container")
  void bothEnds() {
    TrackedDeque<Tracked> deque = TrackedDeque.create(heap);
    imp.sendCarry(heap.bytes(5));
    deque.addLast(imp);
    deque.addLast(exp);
    deque.close();
  }

  @Test
  @DisplayName(
      "R86 a SIP that dies leaves nothing of its containers behind, lent elements included")
  void death() throws Exception {
    imp.sendCarry(heap.bytes(5));
    Sip sip =
        Sip.start(
            "mortal",
            nested(exp),
            map ->
                map.lend(
                    "deque",
                    deque ->
                        deque.lendFirst(
                            block -> {
                              throw new IllegalStateException("dies");
                            })));
    sip.join();
    assertEquals("dies", sip.failure().orElseThrow().getMessage());
    assertThrows(ChannelClosedException.class, () -> imp.receiveBack(Tracked.class));
    assertEquals(2, heap.statistics().liveBlocks());
    imp.close();
  }

  @Test
  @DisplayName("R86 a SIP killed while its container grows leaves nothing behind")
  void killedWhileGrowing() throws Exception {
    imp.sendCarry(heap.bytes(5));
    Sip sip =
        Sip.start(
            "mortal",
            exp,
            end -> {
              TrackedDeque<Tracked> deque = TrackedDeque.create(heap);
              deque.addLast(end);
              for (int i = 0; i < 3; i++) {
                deque.addLast(heap.bytes(i));
              }
              ByteVector last = heap.bytes(9);
              Owner.current().kill();
              deque.addLast(last); // a spine of 4 is full
              TCell.empty().tryAcquire(); // at the latest here
            });
    assertEquals(new Exit.Killed(), sip.join());
    assertThrows(ChannelClosedException.class, () -> imp.receiveBack(Tracked.class));
    imp.close();
  }

  @Test
  @DisplayName("R20 a container in a cell changes hands with all that it owns")
  void inCell() throws Exception {
    TCell<TrackedMap<String, TrackedDeque<Tracked>>> cell = new TCell<>(nested(exp));
    Sip sip =
        Sip.start(
            "server",
            () -> {
              var map = cell.acquire();
              TrackedDeque<Tracked> deque = map.remove("deque");
              CarrierExp server = (CarrierExp) deque.pollLast();
              server.sendBack(server.receiveCarry(ByteVector.class));
              deque.addLast(server);
              assertNull(map.put("again", deque));
              cell.release(map);
            });
    ByteVector sent = heap.bytes(4);
    imp.sendCarry(sent);
    assertSame(sent, imp.receiveBack(ByteVector.class));
    sent.close();
    sip.join();
    assertTrue(sip.failure().isEmpty(), () -> sip.failure().toString());
    cell.acquire().close();
    imp.close();
  }

  @Test
  @DisplayName("R72 containers do not go into messages, structs and vectors")
  void reach() {
    TrackedDeque<ByteVector> deque = TrackedDeque.create(heap);
    TrackedMap<String, ByteVector> map = TrackedMap.create(heap);
    String text = refused(() -> imp.sendCarry(deque));
    assertTrue(text.contains("is a container, which goes to a SIP as it starts"), text);
    refused(() -> imp.sendCarry(map));
    BoxRep box = BoxRep.allocate(heap);
    refused(() -> box.content(deque));
    refused(() -> box.content(map));
    TrackedVector<Tracked> vector = heap.vector(1);
    try (Slot<Tracked> slot = vector.expose(0)) {
      refused(() -> slot.set(deque));
      refused(() -> slot.set(map));
      assertNull(slot.get());
    }
    assertEquals("START", imp.stateName());
    box.close();
    vector.close();
    deque.close();
    map.close();
    imp.close();
    exp.close();
  }

  @Test
  @Tag("guard-on-only")
  @DisplayName("R5 R20 a container is not for others than its owner")
  void strangers() throws Exception {
    TrackedDeque<ByteVector> deque = TrackedDeque.create(heap);
    TrackedMap<String, ByteVector> map = TrackedMap.create(heap);
    Sip sip =
        Sip.start(
            "stranger",
            () -> {
              ByteVector mine = heap.bytes(1);
              refused(() -> deque.addLast(mine));
              refused(() -> map.put("a", mine));
              refused(deque::pollFirst);
              refused(deque::size);
              refused(map::keys);
              refused(() -> map.remove("a"));
              assertThrows(OwnershipException.class, () -> map.lend("a", block -> block.get(0)));
              refused(() -> map.containsKey("a"));
              mine.close();
            });
    sip.join();
    assertTrue(sip.failure().isEmpty(), () -> sip.failure().toString());
    deque.close();
    map.close();
    refused(deque::size);
    refused(map::size);
    imp.close();
    exp.close();
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
