package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Slot;
import org.copyless.heap.TrackedVector;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels whose queue has no bound, between threads that run, wait, move and die. */
@Tag("guard-off-too")
@Timeout(120)
class UnboundedRaceTest {
  private static final int MESSAGES = 50_000;
  private static final int BURST = 1_000;
  private static final int ROUNDS = 300;

  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R69 a sender runs ahead of its receiver; nothing is lost, doubled or out of order")
  void ahead() throws Exception {
    for (Starter threads : List.of(Sip.platform(), Sip.virtual())) {
      ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
      Sip receiver = threads.start("receiver", ends.imp(), UnboundedRaceTest::receiveAll);
      Sip sender = threads.start("sender", ends.exp(), this::sendAll);
      finish(sender);
      finish(receiver);
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  private static void finish(Sip sip) throws InterruptedException {
    sip.join();
    assertTrue(sip.failure().isEmpty(), () -> sip + ": " + sip.failure());
  }

  private void sendAll(FeedExp exp) throws Exception {
    for (int i = 0; i < MESSAGES; i++) {
      exp.sendItem(data(i), i);
      if (i % BURST == BURST - 1) {
        exp.sendDone();
        exp.receiveThanks();
      }
    }
    exp.close();
  }

  private ByteVector data(int sequence) {
    ByteVector data = heap.bytes(4);
    data.setInt(0, ~sequence);
    return data;
  }

  private static void receiveAll(FeedImp imp) throws Exception {
    int expected = 0;
    while (true) {
      switch (imp.receive(FeedImp.START)) {
        case FeedImp.Item item -> {
          check(item, expected++);
        }
        case FeedImp.Done _ -> imp.sendThanks();
        case FeedImp.Closed _ -> {
          assertEquals(MESSAGES, expected);
          imp.close();
          return;
        }
      }
    }
  }

  private static void check(FeedImp.Item item, int expected) {
    ByteVector data = (ByteVector) item.data();
    assertEquals(expected, item.sequence());
    assertEquals(~expected, data.getInt(0));
    data.close();
  }

  @Test
  @DisplayName("R68 R82 R86 whoever dies in the midst, all is reclaimed")
  void deaths() throws Exception {
    Random random = new Random(69);
    for (int round = 0; round < ROUNDS; round++) {
      ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
      int sent = random.nextInt(200);
      int received = random.nextInt(200);
      Starter threads = round % 2 == 0 ? Sip.platform() : Sip.virtual();
      Sip receiver = threads.start("receiver", ends.imp(), imp -> receiveSome(imp, received));
      Sip sender = threads.start("sender", ends.exp(), exp -> sendSome(exp, sent));
      if (round % 3 == 0) {
        receiver.interrupt();
      }
      sender.join();
      receiver.join();
      assertInstanceOf(IllegalStateException.class, sender.failure().orElseThrow());
      assertTrue(receiver.failure().isPresent());
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  private void sendSome(FeedExp exp, int messages) {
    for (int i = 0; i < messages; i++) {
      TrackedVector<ByteVector> vector = heap.vector(1);
      try (Slot<ByteVector> slot = vector.expose(0)) {
        slot.set(heap.bytes(1));
      }
      exp.sendItem(vector, i);
    }
    heap.bytes(1);
    throw new IllegalStateException("sender dies");
  }

  private static void receiveSome(FeedImp imp, int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      FeedImp.Item item = imp.receiveItem();
      assertEquals(i, item.sequence());
      if (i % 2 == 0) {
        item.data().close();
      }
    }
    throw new IllegalStateException("receiver dies");
  }

  @Test
  @DisplayName("R85 a receiving end moves while its peer sends")
  void moves() throws Exception {
    List<Sip> sips = new ArrayList<>();
    for (int round = 0; round < 100; round++) {
      ChannelEnds<FeedImp, FeedExp> feed = FeedExp.open(heap);
      ChannelEnds<CarrierImp, CarrierExp> carrier = CarrierImp.open(heap);
      FeedImp imp = feed.imp();
      CarrierImp carrierImp = carrier.imp();
      sips.add(
          Sip.start(
              "sender",
              feed.exp(),
              exp -> {
                for (int i = 0; i < 100; i++) {
                  exp.sendItem(data(i), i);
                }
                exp.close();
              }));
      sips.add(Sip.start("second", carrier.exp(), UnboundedRaceTest::receiveRest));
      for (int i = 0; i < 30; i++) {
        check(imp.receiveItem(), i);
      }
      carrierImp.sendCarry(imp);
      carrierImp.close();
    }
    for (Sip sip : sips) {
      finish(sip);
    }
  }

  private static void receiveRest(CarrierExp carrier) throws Exception {
    FeedImp imp = carrier.receiveCarry(FeedImp.class);
    for (int i = 30; i < 100; i++) {
      check(imp.receiveItem(), i);
    }
    assertInstanceOf(ChannelClosed.class, imp.receive(FeedImp.START));
    imp.close();
    carrier.close();
  }
}
