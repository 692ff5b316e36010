package org.copyless.heap;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes spans of unused lines; and, when the region is used up, takes memory from the classes that
 * have it free. The only lock of the heap is here: it is taken for a new span, that is about once
 * for 64 KiB, and instead of failing.
 *
 * <p>What is tried, in this order, each only if nothing before helped:
 *
 * <ol>
 *   <li>a whole span of unused lines; the same in new memory; a shorter span;
 *   <li>a free block of the class, after all stripes have given back what they cache;
 *   <li>unused lines, after the spans without a block in use are given up; or in a new extent,
 *       after extents without a line in use have gone back to the operating system;
 *   <li>the same, after all free blocks have been taken out of all spans; at last without rounding
 *       the size up to that of its class.
 * </ol>
 *
 * <p>After the last step all free memory is in runs of unused lines, as long as they can be. So
 * allocation fails only when there is no run long enough, neither in the region nor in what the
 * limit leaves. Of other threads, what they are about to free and what lies in a stripe that they
 * are in, is not seen; the search is repeated while a stripe was in use, up to 100 times, the
 * second half of them after waiting for each stripe, because a thread that is stopped in one may
 * stay so for milliseconds, and what it keeps from the others may be most of the memory.
 */
final class Cutter {
  private static final int ROUNDS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Extents extents;
  private final Spans spans;
  private final Stripes stripes;

  Cutter(Region region, Spans spans, Stripes stripes) {
    this.extents = region.extents();
    this.spans = spans;
    this.stripes = stripes;
  }

  /**
   * Finds room for a block.
   *
   * @param sizeClass of the block
   * @param lines that it needs, at most those of the class
   * @return the block, not live yet, or {@link Spans#NONE}
   * @throws IllegalStateException if the heap is closed
   */
  long cut(int sizeClass, long lines) {
    lock.lock();
    try {
      extents.checkOpen();
      long block = spans.take(sizeClass); // of a span that was cut while this thread waited
      if (block == Spans.NONE) {
        block = cutUnused(sizeClass);
      }
      return block == Spans.NONE ? scrape(sizeClass, lines) : block;
    } finally {
      lock.unlock();
    }
  }

  private long cutUnused(int sizeClass) {
    int blocks = Spans.blocks(sizeClass);
    long block = cutSpan(sizeClass, blocks);
    if (block == Spans.NONE) {
      extents.grow(SizeClasses.bytes(sizeClass));
      block = cutLongest(sizeClass);
    }
    return block;
  }

  @SuppressWarnings(
      "ThreadPriorityCheck") // correct without; lets go on who was stopped in a stripe
  private long scrape(int sizeClass, long lines) {
    for (int round = 0; round < ROUNDS; round++) {
      boolean complete = stripes.flush();
      long block = spans.take(sizeClass);
      if (block == Spans.NONE) {
        spans.dissolve(false);
        block = cutOrExchange(sizeClass);
      }
      if (block == Spans.NONE) {
        spans.dissolve(true);
        block = cutOrExchange(sizeClass);
      }
      if (block == Spans.NONE) {
        block = cutExactly(lines);
      }
      if (block != Spans.NONE || complete) {
        return block;
      }
      if (round < ROUNDS / 2) {
        Thread.yield();
      } else {
        stripes.flushPatiently();
      }
    }
    return Spans.NONE;
  }

  private long cutOrExchange(int sizeClass) {
    long block = cutLongest(sizeClass);
    if (block == Spans.NONE && extents.exchange(SizeClasses.bytes(sizeClass)) != null) {
      block = cutLongest(sizeClass);
    }
    return block;
  }

  private long cutExactly(long lines) {
    long bytes = lines << GranuleDescriptor.LINE_SHIFT;
    int sizeClass = SizeClasses.within(bytes);
    long block = cutSpan(sizeClass, lines, 1);
    if (block == Spans.NONE && extents.exchange(bytes) != null) {
      block = cutSpan(sizeClass, lines, 1);
    }
    return block;
  }

  private long cutLongest(int sizeClass) {
    long block = Spans.NONE;
    for (int n = Spans.blocks(sizeClass); n > 0 && block == Spans.NONE; n /= 2) {
      block = cutSpan(sizeClass, n);
    }
    return block;
  }

  private long cutSpan(int sizeClass, int blocks) {
    long lines = SizeClasses.bytes(sizeClass) >>> GranuleDescriptor.LINE_SHIFT;
    return cutSpan(sizeClass, lines, blocks);
  }

  private long cutSpan(int sizeClass, long lines, int blocks) {
    long count = blocks * lines;
    for (Extent extent : extents.all()) {
      long offset = extent.take(count);
      if (offset != 0) {
        return cutSpan(sizeClass, extent, offset, lines, blocks);
      }
    }
    return Spans.NONE;
  }

  private long cutSpan(int sizeClass, Extent extent, long offset, long lines, int blocks) {
    boolean done = false;
    try {
      extent.ready(offset, (blocks - 1) * lines + 1);
      boolean fresh = extent.claimFresh(offset, blocks * lines);
      long block = spans.create(sizeClass, offset, lines, blocks, fresh);
      done = true;
      return block;
    } finally {
      if (!done) {
        extent.giveBack(offset, blocks * lines);
      }
    }
  }

  /** Returns the bytes of the largest block, header included, that could be allocated now. */
  long largest() {
    lock.lock();
    try {
      extents.checkOpen();
      long lines = 0;
      for (Extent extent : extents.all()) {
        lines = Math.max(lines, extent.longestRun());
      }
      return Math.max(lines << GranuleDescriptor.LINE_SHIFT, extents.room());
    } finally {
      lock.unlock();
    }
  }

  /** Gives all memory back to the operating system. */
  void close() {
    lock.lock();
    try {
      extents.close();
      spans.close();
    } finally {
      lock.unlock();
    }
  }
}
