package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.channel.carrier.BoxRep;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.UnboundedEndpointBlock;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Process-local contracts (§5.3): Java objects in messages, and endpoints that stay. */
@Tag("guard-off-too")
class LocalContractTest {
  private static final int TRIES = 100;

  private static final EndpointBlockType<DeskImp> IMP =
      EndpointBlockType.describe("Desk", Role.IMP)
          .references(0)
          .states("START", "START_FIRST")
          .messages("first", "second")
          .build(DeskImp::new);
  private static final EndpointBlockType<DeskExp> EXP =
      EndpointBlockType.describe("Desk", Role.EXP)
          .slots(2, 16)
          .references(2)
          .states("START", "START_FIRST")
          .messages("first", "second")
          .pointers(1, 8)
          .build(DeskExp::new);

  private static final class DeskImp extends EndpointBlock {
    void sendFirst(@Nullable Object a, @Nullable Object b, @Nullable Tracked block) {
      if (state() != 0) {
        throw wrongState("sendFirst");
      }
      long slot = slot(0);
      putReference(0, 0, a);
      putReference(0, 1, b);
      putPointer(slot + 8, block);
      publish(slot, 1, 1);
    }

    void sendSecond(@Nullable Object a) {
      putReference(1, 0, a);
      publish(slot(1), 2, 0);
    }
  }

  private static final class DeskExp extends EndpointBlock {
    private @Nullable Object a;
    private @Nullable Object b;
    private @Nullable Tracked block;

    void receiveFirst() throws InterruptedException {
      await(0);
      a = reference(0, 0);
      b = reference(0, 1);
      block = pointer(ownSlot(0) + 8);
      taken(ownSlot(0), 1);
    }

    void receiveSecond() throws InterruptedException {
      await(1);
      a = reference(1, 0);
      b = null;
      taken(ownSlot(1), 0);
    }
  }

  private static final EndpointBlockType<PileImp> PILE_IMP =
      EndpointBlockType.describe("Pile", Role.IMP)
          .references(0)
          .states("START")
          .messages("add")
          .build(PileImp::new);
  private static final EndpointBlockType<PileExp> PILE_EXP =
      EndpointBlockType.describe("Pile", Role.EXP)
          .slots(0, 16)
          .references(1)
          .states("START")
          .messages("add")
          .build(PileExp::new);

  private static final class PileImp extends UnboundedEndpointBlock {
    void sendAdd(Object object) {
      long slot = slot(0);
      putReference(0, 0, object);
      publish(slot, 1, 0);
    }
  }

  private static final class PileExp extends UnboundedEndpointBlock {
    Object receiveAdd() throws InterruptedException {
      await(0);
      Object object = reference(0, 0);
      taken(ownSlot(0), 0);
      return object;
    }
  }

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<DeskImp, DeskExp> ends = ChannelEnds.open(heap, IMP, EXP);
  private final DeskImp imp = ends.imp();
  private final DeskExp exp = ends.exp();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  private void closeBoth() {
    imp.close();
    exp.close();
  }

  @Test
  @DisplayName("R92 messages carry Java objects, in order and beside blocks")
  void objects() throws InterruptedException {
    String text = new String("text");
    ByteVector data = heap.bytes(1);
    imp.sendFirst(text, null, data);
    imp.sendSecond(this);
    exp.receiveFirst();
    assertSame(text, exp.a);
    assertNull(exp.b);
    assertSame(data, exp.block);
    data.close();
    exp.receiveSecond();
    assertSame(this, exp.a);
    closeBoth();
  }

  @Test
  @DisplayName("R92 an object is reachable while it waits, and forgotten once it is taken")
  void queuedObjectsAreKept() throws InterruptedException {
    WeakReference<Object> object = sendNewObject();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    assertNotNull(object.get());
    exp.receiveFirst();
    assertSame(object.get(), exp.a);
    exp.a = null;
    exp.b = null;
    assertForgotten(object);
    closeBoth();
  }

  @Test
  @DisplayName("R92 an object that nobody receives is forgotten when the receiver closes")
  void receiverCloses() {
    WeakReference<Object> object = sendNewObject();
    exp.close();
    assertForgotten(object);
    assertNotNull(imp.stateName());
    imp.close();
  }

  @Test
  @DisplayName("R63 an object sent to a closed peer is forgotten")
  void peerClosed() {
    exp.close();
    assertForgotten(sendNewObject());
    imp.close();
  }

  @Test
  @DisplayName("R68 an object in the channel of a SIP that dies is forgotten")
  void death() throws InterruptedException {
    closeBoth();
    var kept = new WeakReference<?>[1];
    Sip sip =
        Sip.start(
            "dying",
            () -> {
              ChannelEnds<DeskImp, DeskExp> own = ChannelEnds.open(heap, IMP, EXP);
              Object object = new Object();
              kept[0] = new WeakReference<>(object);
              own.imp().sendFirst(object, null, heap.bytes(1));
              throw new IllegalStateException("dies");
            });
    sip.join();
    assertForgotten(kept[0]);
  }

  private WeakReference<Object> sendNewObject() {
    Object object = new Object();
    imp.sendFirst(object, object, null);
    return new WeakReference<>(object);
  }

  private static void assertForgotten(WeakReference<?> object) {
    for (int tries = 0; tries < TRIES && object.get() != null; tries++) {
      System.gc();
    }
    assertNull(object.get());
  }

  @Test
  @DisplayName("R92 an unbounded queue carries Java objects too, and forgets them like slots")
  void unbounded() throws InterruptedException {
    closeBoth();
    ChannelEnds<PileImp, PileExp> pile = ChannelEnds.open(heap, PILE_IMP, PILE_EXP);
    PileImp sender = pile.imp();
    PileExp receiver = pile.exp();
    for (int i = 0; i < 100; i++) {
      sender.sendAdd(List.of(i));
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(List.of(i), receiver.receiveAdd());
    }
    WeakReference<Object> queued = addNewObject(sender);
    receiver.close();
    assertForgotten(queued);
    assertForgotten(addNewObject(sender));
    sender.close();
  }

  private static WeakReference<Object> addNewObject(PileImp sender) {
    Object object = new Object();
    sender.sendAdd(object);
    return new WeakReference<>(object);
  }

  @Test
  @DisplayName("R92 endpoints of a process-local contract do not leave the process")
  void endpointsStay() throws Exception {
    ChannelEnds<CarrierImp, CarrierExp> carrier = CarrierImp.open(heap);
    try (CarrierImp carrierImp = carrier.imp();
        CarrierExp carrierExp = carrier.exp();
        BoxRep box = BoxRep.allocate(heap);
        TrackedDeque<Tracked> deque = TrackedDeque.create(heap)) {
      for (EndpointBlock end : new EndpointBlock[] {imp, exp}) {
        String text = refused(() -> Sip.start("thief", end, EndpointBlock::close));
        assertTrue(text.startsWith("transfer refused: Desk"), text);
        assertTrue(
            text.endsWith(
                "is an endpoint of a process-local contract, which stays within its process"),
            text);
        ByteVector block = heap.bytes(1);
        refused(() -> Sip.start("thief", block, end, (a, b) -> {}));
        block.close();
        refused(() -> carrierImp.sendCarry(end));
        refused(() -> box.content(end));
        refused(() -> new TCell<>(end));
        refused(() -> deque.addLast(end));
      }
      assertEquals("START", carrierImp.stateName());
      assertEquals("START", carrierExp.stateName());
    }
    closeBoth();
  }

  @Test
  @DisplayName("R92 within the process they travel through process-local channels")
  void endpointsTravelLocally() throws InterruptedException {
    ChannelEnds<DeskImp, DeskExp> other = ChannelEnds.open(heap, IMP, EXP);
    DeskImp otherImp = other.imp();
    imp.sendFirst(null, null, other.exp());
    exp.receiveFirst();
    DeskExp received = (DeskExp) exp.block;
    otherImp.sendFirst("through", null, null);
    received.receiveFirst();
    assertEquals("through", received.a);
    received.close();
    otherImp.close();
    closeBoth();
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
