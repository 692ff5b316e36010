package org.copyless.heap;

import static org.copyless.heap.Waits.ended;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Deques of blocks: order, growth, and what is lent. */
@Tag("guard-off-too")
@Timeout(60)
class TrackedDequeTest {
  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks(), () -> heap.statistics().toString());
    heap.close();
  }

  private LongVector number(long value) {
    LongVector block = heap.longs(1);
    block.set(0, value);
    return block;
  }

  private static Long polled(LongVector block) {
    if (block == null) {
      return null;
    }
    try (block) {
      return block.get(0);
    }
  }

  @Test
  @DisplayName("Elements come out at either end, and an empty deque gives null")
  void ends() {
    try (TrackedDeque<LongVector> deque = TrackedDeque.create(heap)) {
      assertTrue(deque.isEmpty());
      assertNull(deque.pollFirst());
      assertNull(deque.pollLast());
      LongVector middle = number(2);
      deque.addLast(middle);
      deque.addFirst(number(1));
      deque.addLast(number(3));
      assertEquals(3, deque.size());
      assertFalse(deque.isEmpty());
      assertEquals(1, polled(deque.pollFirst()));
      assertEquals(3, polled(deque.pollLast()));
      LongVector last = deque.pollLast();
      assertSame(middle, last);
      assertNull(deque.pollFirst());
      last.close();
    }
  }

  @Test
  @DisplayName(
      "A deque does what java.util.ArrayDeque does, and ends with as many blocks as it has")
  void model() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 50; round++) {
      Deque<Long> model = new ArrayDeque<>();
      TrackedDeque<LongVector> deque = TrackedDeque.create(heap);
      int growing = 1 + random.nextInt(9);
      for (int step = 0; step < 500; step++) {
        boolean isFirst = random.nextBoolean();
        if (random.nextInt(10) < growing) {
          add(deque, model, isFirst, random.nextLong());
        } else {
          assertEquals(
              isFirst ? model.pollFirst() : model.pollLast(),
              polled(isFirst ? deque.pollFirst() : deque.pollLast()));
        }
        assertEquals(model.size(), deque.size());
      }
      assertEquals(List.copyOf(model), numbers(deque));
      int spine = 1;
      assertEquals(1 + spine + model.size(), heap.statistics().liveBlocks());
      deque.close();
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  private void add(TrackedDeque<LongVector> deque, Deque<Long> model, boolean isFirst, long value) {
    if (isFirst) {
      model.addFirst(value);
      deque.addFirst(number(value));
    } else {
      model.addLast(value);
      deque.addLast(number(value));
    }
  }

  private static List<Long> numbers(TrackedDeque<LongVector> deque) {
    List<Long> numbers = new ArrayList<>();
    deque.lendEach(block -> numbers.add(block.get(0)));
    return numbers;
  }

  @Test
  @DisplayName("R9 an element is lent in its place")
  void lent() {
    try (TrackedDeque<LongVector> deque = TrackedDeque.create(heap)) {
      assertFalse(deque.lendFirst(block -> block.set(0, 9)));
      deque.addLast(number(1));
      deque.addLast(number(2));
      assertTrue(deque.lendFirst(block -> block.set(0, 7)));
      assertEquals(List.of(7L, 2L), numbers(deque));
    }
  }

  @Test
  @DisplayName("R34 while an element is lent, the deque is neither changed nor given away")
  void lentStays() {
    TrackedDeque<LongVector> deque = TrackedDeque.create(heap);
    LongVector other = number(2);
    deque.addLast(number(1));
    deque.lendFirst(
        block -> {
          assertTrue(refused(() -> deque.addLast(other)).startsWith("addLast refused: "));
          refused(() -> deque.addFirst(other));
          refused(deque::pollFirst);
          refused(deque::pollLast);
          refused(deque::close);
          refused(() -> new TCell<>(deque));
          refused(() -> deque.lendFirst(again -> again.set(0, 3)));
          assertEquals(1, deque.size());
        });
    IllegalStateException thrown = new IllegalStateException("borrower fails");
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                deque.lendEach(
                    block -> {
                      throw thrown;
                    })));
    deque.addLast(other);
    assertEquals(List.of(1L, 2L), numbers(deque));
    deque.close();
  }

  @Test
  @DisplayName("R13 R35 a deque holds neither itself, nor a closed block, nor one of another heap")
  void wrongElements() {
    try (ExchangeHeap foreign = ExchangeHeap.create();
        LongVector stranger = foreign.longs(1);
        TrackedDeque<Tracked> deque = TrackedDeque.create(heap)) {
      assertTrue(refused(() -> deque.addLast(stranger)).contains("foreign heap"));
      LongVector closed = heap.longs(1);
      closed.close();
      assertTrue(refused(() -> deque.addFirst(closed)).contains("after close"));
      refused(() -> deque.addLast(deque));
      assertThrows(NullPointerException.class, () -> deque.addLast(null));
      assertEquals(0, deque.size());
    }
  }

  @Test
  @DisplayName("Where there is no room to grow, the deque is as before and the element is closed")
  void outOfMemory() {
    try (ExchangeHeap small = ExchangeHeap.create(64 << 10)) {
      TrackedDeque<LongVector> deque = TrackedDeque.create(small);
      List<LongVector> spare = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        spare.add(small.longs(1));
      }
      List<LongVector> filling = fill(small);
      int added = 0;
      for (boolean isFull = false; !isFull; ) {
        LongVector element = spare.get(added);
        element.set(0, added);
        try {
          deque.addLast(element);
          added++;
        } catch (OutOfExchangeMemoryException full) {
          isFull = true;
          assertTrue(element.toString().contains("closed"), element::toString);
        }
      }
      assertEquals(added, deque.size());
      filling.forEach(LongVector::close);
      LongVector last = spare.get(added + 1);
      last.set(0, added);
      deque.addLast(last);
      List<Long> expected = new ArrayList<>();
      for (long i = 0; i <= added; i++) {
        expected.add(i);
      }
      assertEquals(expected, numbers(deque));
      deque.close();
      for (int i = added + 2; i < spare.size(); i++) {
        spare.get(i).close();
      }
      assertEquals(0, small.statistics().liveBlocks());
    }
  }

  private static List<LongVector> fill(ExchangeHeap heap) {
    List<LongVector> filling = new ArrayList<>();
    try {
      while (true) {
        filling.add(heap.longs(1));
      }
    } catch (OutOfExchangeMemoryException full) {
      return filling;
    }
  }

  @Test
  @DisplayName("R72 a deque holds endpoints, which keep working behind whoever gets the deque")
  void endpoints() throws Exception {
    TrackedDeque<CarrierExp> servers = TrackedDeque.create(heap);
    List<CarrierImp> clients = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ChannelEnds<CarrierImp, CarrierExp> ends = CarrierImp.open(heap);
      CarrierImp client = ends.imp();
      client.sendCarry(number(i));
      clients.add(client);
      servers.addLast(ends.exp());
    }
    Sip sip =
        Sip.start(
            "server",
            servers,
            mine -> {
              for (CarrierExp exp = mine.pollFirst(); exp != null; exp = mine.pollFirst()) {
                exp.sendBack(exp.receiveCarry(LongVector.class));
                exp.close();
              }
              mine.close();
            });
    for (int i = 0; i < clients.size(); i++) {
      try (CarrierImp client = clients.get(i)) {
        assertEquals(i, polled(client.receiveBack(LongVector.class)));
      }
    }
    ended(sip);
  }

  @Test
  @DisplayName("A debugger shows how many there are")
  void text() {
    TrackedDeque<LongVector> deque = TrackedDeque.create(heap);
    deque.addLast(number(1));
    assertTrue(deque.toString().startsWith("TrackedDeque[offset="), deque::toString);
    assertTrue(deque.toString().contains(", size=1, "), deque::toString);
    deque.close();
    assertTrue(deque.toString().contains("closed"), deque::toString);
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
