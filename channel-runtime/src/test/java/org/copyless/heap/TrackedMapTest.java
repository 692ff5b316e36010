package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Maps of blocks: what is put, replaced, removed and lent. */
@Tag("guard-off-too")
@Timeout(60)
class TrackedMapTest {
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

  private static Long closed(LongVector block) {
    if (block == null) {
      return null;
    }
    try (block) {
      return block.get(0);
    }
  }

  @Test
  @DisplayName("What put replaces is the caller's again, and so is what remove takes out")
  void putAndRemove() {
    try (TrackedMap<String, LongVector> map = TrackedMap.create(heap)) {
      LongVector first = number(1);
      assertNull(map.put("a", first));
      assertSame(first, map.put("a", number(2)));
      assertEquals(1, map.size());
      assertEquals(1, first.get(0));
      first.close();
      assertTrue(map.containsKey("a"));
      assertFalse(map.containsKey("b"));
      assertNull(map.remove("b"));
      assertEquals(2, closed(map.remove("a")));
      assertNull(map.remove("a"));
      assertTrue(map.isEmpty());
      assertNull(map.put(null, number(3)));
      assertEquals(3, closed(map.remove(null)));
    }
  }

  @Test
  @DisplayName("A map does what java.util.HashMap does, and ends with as many blocks as it has")
  void model() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 50; round++) {
      Map<Integer, Long> model = new HashMap<>();
      TrackedMap<Integer, LongVector> map = TrackedMap.create(heap);
      int growing = 1 + random.nextInt(9);
      for (int step = 0; step < 500; step++) {
        int key = random.nextInt(60);
        if (random.nextInt(10) < growing) {
          long value = random.nextLong();
          assertEquals(model.put(key, value), closed(map.put(key, number(value))));
        } else {
          assertEquals(model.remove(key), closed(map.remove(key)));
        }
        assertEquals(model.size(), map.size());
        assertEquals(model.containsKey(key), map.containsKey(key));
      }
      assertEquals(model, numbers(map));
      int spine = 1;
      assertEquals(1 + spine + model.size(), heap.statistics().liveBlocks());
      map.close();
      assertEquals(0, heap.statistics().liveBlocks());
    }
  }

  private static Map<Integer, Long> numbers(TrackedMap<Integer, LongVector> map) {
    Map<Integer, Long> numbers = new HashMap<>();
    for (Integer key : map.keys()) {
      assertTrue(map.lend(key, block -> numbers.put(key, block.get(0))));
    }
    return numbers;
  }

  @Test
  @DisplayName("Keys come in the order in which they were added, and a loop over them may remove")
  void keys() {
    try (TrackedMap<String, LongVector> map = TrackedMap.create(heap)) {
      for (String key : List.of("c", "a", "b")) {
        assertNull(map.put(key, number(key.charAt(0))));
      }
      List<String> keys = map.keys();
      assertEquals(List.of("c", "a", "b"), keys);
      assertThrows(UnsupportedOperationException.class, () -> keys.remove("a"));
      for (String key : keys) {
        assertEquals(key.charAt(0), closed(map.remove(key)));
      }
      assertEquals(List.of(), map.keys());
    }
  }

  @Test
  @DisplayName("R9 R34 an element is lent in its place, and the map stays as it is meanwhile")
  void lent() {
    TrackedMap<String, LongVector> map = TrackedMap.create(heap);
    assertFalse(map.lend("a", block -> block.set(0, 9)));
    assertNull(map.put("a", number(1)));
    LongVector other = number(2);
    assertTrue(
        map.lend(
            "a",
            block -> {
              block.set(0, 7);
              assertTrue(refused(() -> map.put("a", other)).startsWith("put refused: "));
              refused(() -> map.remove("a"));
              refused(map::close);
              assertThrows(OwnershipException.class, () -> map.lend("a", again -> again.set(0, 8)));
            }));
    assertEquals(7, closed(map.remove("a")));
    assertNull(map.put("a", other));
    map.close();
  }

  @Test
  @DisplayName("R13 R35 a map holds neither itself, nor a closed block, nor one of another heap")
  void wrongElements() {
    try (ExchangeHeap foreign = ExchangeHeap.create();
        LongVector stranger = foreign.longs(1);
        TrackedMap<String, Tracked> map = TrackedMap.create(heap)) {
      assertTrue(refused(() -> map.put("a", stranger)).contains("foreign heap"));
      LongVector closed = heap.longs(1);
      closed.close();
      assertTrue(refused(() -> map.put("a", closed)).contains("after close"));
      refused(() -> map.put("a", map));
      assertThrows(NullPointerException.class, () -> map.put("a", null));
      assertEquals(List.of(), map.keys());
    }
  }

  @Test
  @DisplayName("Where there is no room to grow, the map is as before and the element is closed")
  void outOfMemory() {
    try (ExchangeHeap small = ExchangeHeap.create(64 << 10)) {
      TrackedMap<Integer, LongVector> map = TrackedMap.create(small);
      List<LongVector> filling = new ArrayList<>();
      int added = 0;
      try {
        while (true) { // a spine needs more at a time than an element
          assertNull(map.put(added, small.longs(1)));
          added++;
        }
      } catch (OutOfExchangeMemoryException full) {
        assertEquals(added, map.size());
      }
      assertEquals(added + 2, small.statistics().liveBlocks());
      for (int key = 0; key < added; key++) {
        LongVector again = map.remove(key);
        assertEquals(1, again.length());
        filling.add(again);
      }
      for (LongVector block : filling) { // without growing, there is room
        assertNull(map.put(block.hashCode(), block));
      }
      map.close();
      assertEquals(0, small.statistics().liveBlocks());
    }
  }

  @Test
  @DisplayName("R95 a key that fails leaves the map as it was, and the element is closed")
  void failingKey() {
    final class Failing {
      @Override
      public boolean equals(Object other) {
        return this == other;
      }

      @Override
      public int hashCode() {
        throw new UnsupportedOperationException("no hash");
      }
    }

    try (TrackedMap<Failing, LongVector> map = TrackedMap.create(heap)) {
      LongVector block = number(1);
      assertThrows(UnsupportedOperationException.class, () -> map.put(new Failing(), block));
      assertTrue(block.toString().contains("closed"), block::toString);
      assertTrue(map.isEmpty());
    }
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
