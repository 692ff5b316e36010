package org.copyless.heap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stretch of the heap's memory, and the search for unused lines in it.
 *
 * <p>Lines are taken under the cutter's lock and given back without. Free neighbours need not be
 * joined: a run of unused lines is a run of zeros in the granules' books.
 *
 * <p>Given back lines are counted after their bits are cleared. What the search remembers of a
 * failure holds while the count is the one it read before it looked at any bit: if a bit was
 * cleared behind its back the count differs, and the next search looks again. So memory that is
 * free is never overlooked.
 */
final class Extent {
  /** The memory; position 0 is {@link #base}. */
  private final MemorySegment memory;

  /** Offset of the start from the start of the heap. */
  final long base;

  private final Arena arena;
  private final Granule[] granules;
  private final long lines;
  private final AtomicLong givenBack = new AtomicLong();

  /** Lines from here on have never been used. */
  private long fresh;

  /** What holds while {@link #givenBack} is {@link #searchedAt}. */
  private long longest;

  private long firstUnused;
  private long searchedAt = -1;

  /** What the last search has seen. */
  private long longestSeen;

  private long firstSeen;

  /**
   * Creates an extent.
   *
   * @param arena what it is closed by
   * @param memory its memory, zeroed
   * @param base its offset in the heap
   * @param granules the granules that name it; the use of lines in them is overwritten
   */
  Extent(Arena arena, MemorySegment memory, long base, Granule[] granules) {
    this.arena = arena;
    this.memory = memory;
    this.base = base;
    this.granules = granules;
    this.lines = memory.byteSize() >>> GranuleDescriptor.LINE_SHIFT;
    long end = (long) granules.length * GranuleDescriptor.LINES;
    mark(0, end, false);
    mark(lines, end, true);
  }

  /** Has its granules name it. */
  void attach() {
    for (int i = 0; i < granules.length; i++) {
      granules[i].attach(this, memory.asSlice((long) i << GranuleDescriptor.SHIFT));
    }
  }

  long size() {
    return memory.byteSize();
  }

  Granule[] granules() {
    return granules;
  }

  /**
   * Takes the first run of unused lines. Under the cutter's lock.
   *
   * @param count how many
   * @return the offset of the first; 0 if there is no such run
   */
  long take(long count) {
    long state = givenBack.get();
    if (state != searchedAt) {
      searchedAt = state;
      longest = lines;
      firstUnused = 0;
    }
    if (count > longest) {
      return 0;
    }
    long first = search(count, firstUnused);
    if (first < 0) {
      longest = longestSeen;
      return 0;
    }
    firstUnused = firstSeen == first ? first + count : firstSeen;
    mark(first, first + count, true);
    return base + (first << GranuleDescriptor.LINE_SHIFT);
  }

  private long search(long count, long from) {
    firstSeen = -1;
    longestSeen = 0;
    long run = 0;
    long line = from;
    while (line < lines) {
      int left = Long.SIZE - (int) (line & 63);
      long used = use(line) >>> line; // shifts by the low six bits
      int free = Math.min(Long.numberOfTrailingZeros(used), left);
      if (free > 0) {
        firstSeen = firstSeen < 0 ? line : firstSeen;
        run += free;
        line += free;
        longestSeen = Math.max(longestSeen, run);
        if (run >= count) {
          return line - run;
        }
      }
      if (free < left) {
        run = 0;
        line += Long.numberOfTrailingZeros(~(used >>> free));
      }
    }
    return -1;
  }

  /** Returns the most lines that can be taken at once. Under the cutter's lock. */
  long longestRun() {
    search(Long.MAX_VALUE, 0);
    return longestSeen;
  }

  /** Returns whether no line is in use. */
  boolean isUnused() {
    return search(lines, 0) == 0;
  }

  /** Makes room for the handles of blocks that will begin in a run. */
  void ready(long offset, long count) {
    long first = line(offset);
    for (long at = first / GranuleDescriptor.LINES;
        at <= (first + count - 1) / GranuleDescriptor.LINES;
        at++) {
      granules[(int) at].ready();
    }
  }

  /** Returns whether a run that was just taken has never been used before, so that it is zero. */
  boolean claimFresh(long offset, long count) {
    long first = line(offset);
    boolean untouched = first >= fresh;
    fresh = Math.max(fresh, first + count);
    return untouched;
  }

  /**
   * Gives lines back. Takes no lock.
   *
   * @param offset of the first
   * @param count how many
   */
  void giveBack(long offset, long count) {
    long first = line(offset);
    mark(first, first + count, false);
    givenBack.incrementAndGet();
  }

  private long line(long offset) {
    return (offset - base) >>> GranuleDescriptor.LINE_SHIFT;
  }

  /** Returns which of the 64 lines around a line are in use. */
  long use(long line) {
    int word = (int) (line >>> 6);
    return granules[word / GranuleDescriptor.USE_WORDS].use(word % GranuleDescriptor.USE_WORDS);
  }

  long lines() {
    return lines;
  }

  private void mark(long from, long to, boolean used) {
    for (long line = from; line < to; line = (line | 63) + 1) {
      int word = (int) (line >>> 6);
      long bits = -1L << line; // shifts by the low six bits
      if (to < (line | 63) + 1) {
        bits &= (1L << to) - 1;
      }
      Granule granule = granules[word / GranuleDescriptor.USE_WORDS];
      if (used) {
        granule.setUse(word % GranuleDescriptor.USE_WORDS, bits);
      } else {
        granule.clearUse(word % GranuleDescriptor.USE_WORDS, bits);
      }
    }
  }

  /**
   * Gives the memory back to the operating system, if that has not happened.
   *
   * @throws IllegalStateException if a channel of the JDK reads or writes there; nothing changes
   */
  void close() {
    if (memory.scope().isAlive()) {
      arena.close();
    }
  }
}
