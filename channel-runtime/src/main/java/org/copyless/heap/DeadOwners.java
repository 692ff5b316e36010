package org.copyless.heap;

import java.util.Arrays;

/**
 * A set of owners that have ended, by id, for one search of the heaps. Of fixed size and made
 * beforehand, because they may have ended for want of memory.
 *
 * <p>An open hash table at most half full. Confined to the reaper.
 */
final class DeadOwners {
  /** The most owners in a set. */
  static final int MAX = 2048;

  private static final int SLOTS = 2 * MAX;
  private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

  /** 2<sup>64</sup> divided by the golden ratio: spreads neighbouring numbers. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] ids = new long[SLOTS];
  private int size;
  private long least = Long.MAX_VALUE;
  private long greatest;

  boolean isFull() {
    return size == MAX;
  }

  int size() {
    return size;
  }

  /** Adds an owner that is not in the set. */
  void add(long id) {
    int slot = slot(id);
    while (ids[slot] != 0) {
      slot = next(slot);
    }
    ids[slot] = id;
    size++;
    least = Math.min(least, id);
    greatest = Math.max(greatest, id);
  }

  /**
   * Tells whether an owner is in the set.
   *
   * @param owner as it stands in a header: an id, 0, or the negative of an offset
   */
  boolean contains(long owner) {
    if (owner < least || owner > greatest) {
      return false;
    }
    int slot = slot(owner);
    while (ids[slot] != 0) {
      if (ids[slot] == owner) {
        return true;
      }
      slot = next(slot);
    }
    return false;
  }

  void clear() {
    Arrays.fill(ids, 0);
    size = 0;
    least = Long.MAX_VALUE;
    greatest = 0;
  }

  /**
   * Ids are given one after the other. By their low bits they would lie side by side, and each id
   * of the living that falls among them would be compared with all that follow.
   */
  static int slot(long id) {
    return (int) ((id * SPREAD) >>> SHIFT);
  }

  private static int next(int slot) {
    return slot + 1 & SLOTS - 1;
  }
}
