package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.HeapStatistics;
import org.copyless.heap.OutOfExchangeMemoryException;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Slot;
import org.copyless.heap.TrackedVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels whose queue has no bound (R69's opt-out), on one thread. */
@Tag("guard-off-too")
@Timeout(60)
class UnboundedChannelTest {
  private static final int ENDS = 2;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
  private final FeedImp imp = ends.imp();
  private final FeedExp exp = ends.exp();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  private void closeBoth() {
    exp.close();
    imp.close();
  }

  @Test
  @DisplayName("R69 any number of messages waits, in order, and the other direction has its slot")
  void order() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 1_000; i++) {
        ByteVector data = heap.bytes(1);
        data.set(0, i);
        exp.sendItem(i % 3 == 0 ? null : data, i);
        if (i % 3 == 0) {
          data.close();
        }
      }
      exp.sendDone();
      for (int i = 0; i < 1_000; i++) {
        FeedImp.Item item = assertInstanceOf(FeedImp.Item.class, imp.receive(FeedImp.START));
        assertEquals(i, item.sequence());
        if (i % 3 == 0) {
          assertNull(item.data());
        } else {
          ByteVector data = (ByteVector) item.data();
          assertEquals((byte) i, data.get(0));
          data.close();
        }
      }
      assertInstanceOf(FeedImp.Done.class, imp.receive(FeedImp.START));
      imp.sendThanks();
      exp.receiveThanks();
    }
    assertEquals(3_003, exp.messagesSent());
    assertTrue(imp.toString().contains("sent=3, received=3003"), imp.toString());
    closeBoth();
  }

  @Test
  @DisplayName("R64 a queue that is emptied now and then allocates nothing")
  void reuse() throws Exception {
    exchange(1);
    assertEquals(ENDS + 1, heap.statistics().liveBlocks());
    for (int burst : new int[] {1, 10, 1_000}) {
      for (int i = 0; i < 100; i++) {
        exchange(burst);
      }
      long allocations = heap.statistics().allocations();
      for (int i = 0; i < 1_000; i++) {
        exchange(burst);
      }
      assertEquals(allocations, heap.statistics().allocations());
    }
    closeBoth();
  }

  @Test
  @DisplayName("R62 a channel without messages has no room for them, one with a few has little")
  void littleMemory() throws Exception {
    assertEquals(ENDS, heap.statistics().liveBlocks());
    long ends = heap.statistics().liveBytes();
    exchange(1);
    assertTrue(heap.statistics().liveBytes() - ends <= 256, () -> heap.statistics().toString());
    closeBoth();
  }

  @Test
  @DisplayName("R64 send and receive make no Java objects")
  void noObjects() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) { // what is linked or compiled late allocates once
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 5_000; i++) {
        exchange(4);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
    closeBoth();
  }

  private void exchange(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      exp.sendItem(null, i);
    }
    for (int i = 0; i < messages; i++) {
      if (imp.receiveItem().sequence() != i) {
        throw new AssertionError("message " + i);
      }
    }
  }

  @Test
  @DisplayName("R60 the channel is closed after all that was sent before")
  void closedAfterMessages() throws Exception {
    exp.sendItem(null, 1);
    exp.sendItem(heap.bytes(1), 2);
    exp.close();
    assertEquals(1, imp.receiveItem().sequence());
    FeedImp.Item second = imp.receiveItem();
    assertEquals(2, second.sequence());
    second.data().close();
    assertThrows(ChannelClosedException.class, imp::receiveItem);
    assertInstanceOf(ChannelClosed.class, imp.receive(FeedImp.START));
    imp.close();
  }

  @Test
  @DisplayName("R82 what nobody receives is reclaimed with all that is in it")
  void undelivered() throws Exception {
    for (int i = 0; i < 10; i++) {
      exp.sendItem(row(), i);
    }
    imp.receiveItem().data().close();
    exp.close();
    imp.receiveItem().data().close();
    imp.close();
    assertEquals(0, heap.statistics().liveBlocks());
    ChannelEnds<FeedImp, FeedExp> other = FeedExp.open(heap);
    FeedExp sender = other.exp();
    for (int i = 0; i < 10; i++) {
      sender.sendItem(row(), i);
    }
    other.imp().close();
    assertTrue(heap.statistics().liveBlocks() > ENDS, "the sender still has them");
    sender.close();
  }

  private TrackedVector<ByteVector> row() {
    TrackedVector<ByteVector> vector = heap.vector(2);
    try (Slot<ByteVector> slot = vector.expose(1)) {
      slot.set(heap.bytes(3));
    }
    return vector;
  }

  @Test
  @DisplayName("R63 sends to a closed peer succeed, and neither keep nor need memory")
  void peerClosed() throws Exception {
    exp.sendItem(row(), 0);
    imp.close();
    exp.sendItem(row(), 1);
    HeapStatistics before = heap.statistics();
    for (int i = 0; i < 1_000; i++) {
      exp.sendItem(null, i);
    }
    assertEquals(before.allocations(), heap.statistics().allocations());
    for (int i = 0; i < 100; i++) {
      exp.sendItem(row(), i);
    }
    assertEquals(before.liveBlocks(), heap.statistics().liveBlocks());
    exp.sendDone();
    assertThrows(ChannelClosedException.class, exp::receiveThanks);
    exp.close();
  }

  @Test
  @DisplayName("R65 a refused message stays with the sender, and the next one is sent as ever")
  void refused() throws Exception {
    try (ExchangeHeap foreign = ExchangeHeap.create();
        ByteVector stranger = foreign.bytes(1)) {
      assertThrows(OwnershipException.class, () -> exp.sendItem(stranger, 1));
      assertThrows(OwnershipException.class, () -> exp.sendItem(stranger, 2));
      assertEquals(0, exp.messagesSent());
      exp.sendItem(null, 3);
      assertEquals(3, imp.receiveItem().sequence());
      assertEquals(ENDS + 1, heap.statistics().liveBlocks());
    }
    closeBoth();
  }

  @Test
  @DisplayName("R65 another message than the expected one stays where it is")
  void wrongMessage() throws Exception {
    exp.sendDone();
    assertThrows(ProtocolException.class, imp::receiveItem);
    assertThrows(ProtocolException.class, imp::receiveItem);
    assertThrows(ProtocolException.class, () -> exp.sendItem(null, 1));
    assertInstanceOf(FeedImp.Done.class, imp.receive(FeedImp.START));
    closeBoth();
  }

  @Test
  @DisplayName("R62 a send that finds the heap full changes nothing")
  void heapFull() throws Exception {
    try (ExchangeHeap small = ExchangeHeap.create(4 << 10)) {
      ChannelEnds<FeedImp, FeedExp> full = FeedExp.open(small);
      try (FeedImp receiver = full.imp();
          FeedExp sender = full.exp();
          ByteVector kept = small.bytes(1)) {
        kept.set(0, 7);
        int sent = 0;
        try {
          while (true) {
            sender.sendItem(null, sent);
            sent++;
          }
        } catch (OutOfExchangeMemoryException expected) {
          assertTrue(sent > 64, "sent=" + sent);
        }
        int last = sent;
        assertThrows(OutOfExchangeMemoryException.class, () -> sender.sendItem(kept, last));
        assertThrows(OutOfExchangeMemoryException.class, sender::sendDone);
        assertEquals("START", sender.stateName());
        assertEquals(sent, sender.messagesSent());
        assertEquals(7, kept.get(0));
        for (int i = 0; i < 5; i++) { // more than the first segment holds
          assertEquals(i, receiver.receiveItem().sequence());
        }
        sender.sendItem(null, sent);
        for (int i = 5; i <= sent; i++) {
          assertEquals(i, receiver.receiveItem().sequence());
        }
      }
      assertEquals(0, small.statistics().liveBlocks());
    }
    closeBoth();
  }

  @Test
  void anInterruptedReceiveLeavesTheQueueAsItWas() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, imp::receiveItem);
    ByteVector data = heap.bytes(1);
    exp.sendItem(data, 5);
    FeedImp.Item item = imp.receiveItem();
    assertSame(data, item.data());
    assertNotNull(item.data());
    item.data().close();
    closeBoth();
  }
}
