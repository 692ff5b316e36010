package org.copyless.channel.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.copyless.annotation.Role;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where messages lie, and which of them are looked into when they are sent. */
class EndpointDescriptorTest {
  private static final int LINE = 64;

  /** So many that the bits of tags are used twice. */
  private static final int MESSAGES = 66;

  private static final int PLAIN = 1;
  private static final int CARRYING = PLAIN + Long.SIZE;

  private static final EndpointBlockType<ManyImp> IMP =
      EndpointBlockType.describe("Many", Role.IMP)
          .states("START")
          .messages(names())
          .build(ManyImp::new);
  private static final EndpointBlockType<ManyExp> EXP =
      EndpointBlockType.describe("Many", Role.EXP)
          .slots(1, 16)
          .states("START")
          .messages(names())
          .pointers(CARRYING, 8)
          .queueIndices(0)
          .build(ManyExp::new);

  private static String[] names() {
    return IntStream.range(0, MESSAGES).mapToObj(number -> "m" + number).toArray(String[]::new);
  }

  private static final class ManyImp extends EndpointBlock {
    void sendPlain(long number) {
      long slot = slot(0);
      putLong(slot + 8, number);
      publish(slot, PLAIN, 0);
    }

    void sendCarrying(ByteVector block) {
      long slot = slot(0);
      putPointer(slot + 8, block);
      publish(slot, CARRYING, 0);
    }
  }

  private static final class ManyExp extends EndpointBlock {
    long receivePlain() {
      return receive(PLAIN, this::getLong);
    }

    ByteVector receiveCarrying() {
      return receive(CARRYING, this::pointer);
    }

    private <T> T receive(int tag, LongFunction<T> argument) {
      assertEquals(tag, poll(0));
      long slot = ownSlot(0);
      T value = argument.apply(slot + 8);
      taken(slot, 0);
      return value;
    }
  }

  @Test
  @DisplayName("a slot holds its message, and goes over a line's end only where it begins with one")
  void strides() {
    for (long bytes = EndpointDescriptor.ARGUMENTS_OFFSET; bytes <= 4 * LINE; bytes++) {
      long stride = EndpointDescriptor.stride(bytes);
      assertTrue(stride >= bytes && stride % Long.BYTES == 0, "stride=" + stride);
      assertTrue(LINE % stride == 0 || stride % LINE == 0, "stride=" + stride);
    }
  }

  @Test
  @DisplayName("two small slots share a line, unless blocks go over in one of them")
  void sharedLine() {
    EndpointBlockType<ManyImp> words = words().build(ManyImp::new);
    EndpointBlockType<ManyImp> carriers = words().pointers(PLAIN, 8).build(ManyImp::new);
    assertTrue(EndpointDescriptor.sharesLine(words, words));
    assertFalse(EndpointDescriptor.sharesLine(words, carriers));
    assertFalse(EndpointDescriptor.sharesLine(carriers, words));
  }

  private static EndpointBlockType.Builder words() {
    return EndpointBlockType.describe("Words", Role.IMP).slots(1, 16).messages("word");
  }

  @Test
  @DisplayName("the blocks of a message with a large tag go to the channel, and to the receiver")
  void manyMessages() {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      ChannelEnds<ManyImp, ManyExp> channel = ChannelEnds.open(heap, IMP, EXP);
      try (ManyImp imp = channel.imp();
          ManyExp exp = channel.exp()) {
        imp.sendPlain(-1);
        assertEquals(-1, exp.receivePlain());
        ByteVector block = heap.bytes(1);
        imp.sendCarrying(block);
        assertTrue(heap.census().stream().anyMatch(of -> of.owner().equals("queues of ManyExp")));
        exp.receiveCarrying().close();
        imp.sendCarrying(heap.bytes(1)); // reclaimed with the end that it was sent to
      }
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }
}
