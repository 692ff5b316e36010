package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.copyless.annotation.Role;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.UnboundedEndpointBlock;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Unbounded contracts whose messages fit into a word of eight bytes, tag included. */
@Tag("guard-off-too")
@Timeout(60)
class UnboundedWordsTest {
  private static final int ITEMS = 10_000;

  private static final EndpointBlockType<CountImp> IMP =
      EndpointBlockType.describe("Count", Role.IMP)
          .states("START")
          .messages("item", "small")
          .build(CountImp::new);
  private static final EndpointBlockType<CountExp> EXP =
      EndpointBlockType.describe("Count", Role.EXP)
          .slots(0, 12)
          .states("START")
          .messages("item", "small")
          .queueIndices(0)
          .build(CountExp::new);

  private static final class CountImp extends UnboundedEndpointBlock {
    void sendItem(int value) {
      long slot = slot(0);
      putInt(slot + 8, value);
      publish(slot, 1, 0);
    }

    void sendSmall(byte first, byte second) {
      long slot = slot(0);
      putByte(slot + 8, first);
      putByte(slot + 9, second);
      publish(slot, 2, 0);
    }
  }

  private static final class CountExp extends UnboundedEndpointBlock {
    int receive() throws InterruptedException {
      return switch (await(0)) {
        case 1 -> item();
        case 2 -> small();
        default -> -1;
      };
    }

    private int item() {
      int value = getInt(ownSlot(0) + 8);
      taken(ownSlot(0), 0);
      return value;
    }

    private int small() {
      int value = getByte(ownSlot(0) + 8) << 8 | getByte(ownSlot(0) + 9);
      taken(ownSlot(0), 0);
      return value;
    }
  }

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final ChannelEnds<CountImp, CountExp> ends = ChannelEnds.open(heap, IMP, EXP);
  private final CountImp imp = ends.imp();
  private final CountExp exp = ends.exp();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  @Test
  @DisplayName("R69 words arrive in order and as they were, whatever their neighbours are")
  void order() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < ITEMS; i++) {
        imp.sendItem(-i);
        imp.sendSmall((byte) (i & 0x7f), (byte) 1);
      }
      for (int i = 0; i < ITEMS; i++) {
        assertEquals(-i, exp.receive());
        assertEquals((i & 0x7f) << 8 | 1, exp.receive());
      }
    }
    imp.close();
    assertEquals(-1, exp.receive());
    exp.close();
  }

  @Test
  @DisplayName("a message of a word takes eight bytes")
  void density() throws Exception {
    long before = heap.statistics().liveBytes();
    for (int i = 0; i < ITEMS; i++) {
      imp.sendItem(i);
    }
    long bytes = heap.statistics().liveBytes() - before;
    assertTrue(bytes < 9L * ITEMS, () -> bytes + " bytes for " + ITEMS + " messages");
    exp.close();
    imp.close();
  }

  @Test
  @DisplayName("after the receiver has closed, messages go nowhere and take no memory")
  void receiverGone() {
    imp.sendItem(1);
    exp.close();
    long before = heap.statistics().liveBytes();
    for (int i = 0; i < ITEMS; i++) {
      imp.sendItem(i);
    }
    assertEquals(before, heap.statistics().liveBytes());
    assertEquals(ITEMS + 1, imp.messagesSent());
    imp.close();
  }

  @Test
  @DisplayName("a stream between two SIPs arrives whole, also where its receiver has to wait")
  void stream() throws Exception {
    exp.waiting(Waiting.parking());
    Sip sending =
        Sip.start(
            "sender",
            imp,
            end -> {
              for (int i = 0; i < ITEMS; i++) {
                end.sendItem(i);
              }
              end.close();
            });
    for (int i = 0; i < ITEMS; i++) {
      assertEquals(i, exp.receive());
    }
    assertEquals(-1, exp.receive());
    exp.close();
    sending.join();
  }
}
