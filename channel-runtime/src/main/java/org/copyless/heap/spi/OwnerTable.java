package org.copyless.heap.spi;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The owners of the SIPs that run on virtual threads, by the thread's number: some ten bytes for
 * each, where a map of thread locals takes 136.
 *
 * <p>A hash table in segments, each with a lock for changes. A thread asks for nobody but itself,
 * without a lock: it has entered itself before, nobody else removes it, and no slot becomes empty
 * again, so that on its way it meets no empty slot before itself. Where the segment has got another
 * array meanwhile, the thread is in both. It may meet owners that are just being entered; these
 * name another thread, or none yet.
 *
 * <p>Thread-safe.
 */
final class OwnerTable {
  private static final int SHIFT = 6;
  private static final int FEWEST = 16;

  /** 2<sup>64</sup> divided by the golden ratio: spreads neighbouring numbers. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final OwnerTable[] SEGMENTS = new OwnerTable[1 << SHIFT];

  static {
    Arrays.setAll(SEGMENTS, _ -> new OwnerTable());
  }

  /** At most three quarters of them are not empty. */
  private volatile @Nullable Owner[] slots = new Owner[FEWEST];

  /** How many slots are not empty, and how many of these hold an owner that has not left. */
  private int used;

  private int present;

  private OwnerTable() {}

  /** Finds the owner that has entered itself for the current thread; null if none has. */
  @SuppressWarnings("ReferenceEquality") // threads are compared by identity
  static @Nullable Owner find(Thread current) {
    @Nullable Owner[] table = segment(current).slots;
    int slot = slot(current, table.length);
    while (true) {
      Owner owner = table[slot];
      if (owner == null || owner.thread() == current) {
        return owner;
      }
      slot = (slot + 1) & (table.length - 1);
    }
  }

  /** Enters an owner for the current thread, which is already in it. */
  static void enter(Owner owner, Thread current) {
    segment(current).enterHere(owner, current);
  }

  /** Takes the owner of the current thread out again, while the thread is still in it. */
  static void leave(Owner owner, Thread current) {
    segment(current).leaveHere(owner, current);
  }

  private static OwnerTable segment(Thread thread) {
    return SEGMENTS[(int) thread.threadId() & (SEGMENTS.length - 1)];
  }

  private static int slot(Thread thread, int length) {
    long spread = (thread.threadId() >>> SHIFT) * SPREAD;
    return (int) (spread >>> (1 + Long.numberOfLeadingZeros(length)));
  }

  private synchronized void enterHere(Owner owner, Thread thread) {
    if (4 * (used + 1) > 3 * slots.length) {
      rebuild();
    }
    if (put(slots, owner, thread)) {
      used++;
    }
    present++;
  }

  /** Returns whether the slot has been empty. */
  @SuppressWarnings("ReferenceEquality") // a constant
  private static boolean put(@Nullable Owner[] table, Owner owner, Thread thread) {
    int slot = slot(thread, table.length);
    while (table[slot] != null && table[slot] != Owner.GONE) {
      slot = (slot + 1) & (table.length - 1);
    }
    boolean empty = table[slot] == null;
    table[slot] = owner;
    return empty;
  }

  @SuppressWarnings("ReferenceEquality") // owners are compared by identity
  private synchronized void leaveHere(Owner owner, Thread thread) {
    int slot = slot(thread, slots.length);
    while (slots[slot] != owner) {
      if (slots[slot] == null) {
        return; // its entering has failed
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = Owner.GONE;
    present--;
  }

  /** Makes room for at least half as many again, without those that have gone. */
  @SuppressWarnings("ReferenceEquality") // a constant
  private void rebuild() {
    int length = Math.max(FEWEST, Integer.highestOneBit(present) << 2);
    @Nullable Owner[] table = new Owner[length];
    for (Owner owner : slots) {
      if (owner != null && owner != Owner.GONE) {
        put(table, owner, owner.thread());
      }
    }
    slots = table;
    used = present;
  }
}
