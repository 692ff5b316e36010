package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which owners have ended: asked once for each block of the heap, mostly of the living. */
class DeadOwnersTest {
  private static final int SLOTS = 2 * DeadOwners.MAX;
  private static final int SHORT_RUN = 32;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 64, 4096})
  @DisplayName("R86 an id that is not in a full set is compared with few, wherever it falls")
  void fewComparisons(long step) {
    BitSet taken = new BitSet();
    for (int i = 1; i <= DeadOwners.MAX; i++) {
      int slot = DeadOwners.slot(i * step);
      while (taken.get(slot)) {
        slot = (slot + 1) % SLOTS;
      }
      taken.set(slot);
    }
    int longest = 0;
    for (int slot = taken.nextSetBit(0); slot >= 0; ) {
      int end = taken.nextClearBit(slot);
      longest = Math.max(longest, end - slot);
      slot = taken.nextSetBit(end);
    }
    assertTrue(longest <= SHORT_RUN, "longest run of ids side by side: " + longest);
  }

  @Test
  @DisplayName("R86 the set knows those that were added, until it is cleared")
  void contains() {
    DeadOwners dead = new DeadOwners();
    for (long id = 1; !dead.isFull(); id += 2) {
      dead.add(id);
    }
    assertEquals(DeadOwners.MAX, dead.size());
    for (long id = 0; id < 3L * SLOTS; id++) {
      assertEquals(id % 2 == 1 && id < SLOTS, dead.contains(id), "id=" + id);
    }
    dead.clear();
    assertFalse(dead.contains(1));
  }
}
