package org.copyless.heap;

import java.util.function.LongConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Cuts the region into blocks of {@link SizeClasses} and keeps the free ones in a list per class,
 * last freed first.
 *
 * <p>One lock, held for a few loads and stores, guards it all; there are no thread caches. Blocks
 * are neither split nor merged: when the region is used up, a block of the next larger class that
 * has a free one is used instead. So a heap that was once full of small blocks cannot hold a large
 * one later, and memory goes back to the operating system only when the heap is closed.
 *
 * <p>Thread-safe.
 */
final class Allocator {
  /** What {@link #take} returns when there is no room. */
  static final long FULL = 0;

  private final Region region;
  private final long[] free = new long[SizeClasses.COUNT];
  private @Nullable Extent newest;
  private long liveBlocks;
  private long liveBytes;
  private long allocations;
  private long peakBlocks;
  private long peakBytes;
  private long messages;

  Allocator(Region region) {
    this.region = region;
  }

  /**
   * Takes a free block and writes its header.
   *
   * @param size bytes of payload
   * @param type the block type's id
   * @param owner the owner's id
   * @return the block, or {@link #FULL}
   */
  synchronized long take(long size, int type, long owner) {
    int sizeClass = SizeClasses.of(size + BlockDescriptor.HEADER_LENGTH);
    long block = reuse(sizeClass);
    if (block == FULL) {
      block = cut(sizeClass);
    }
    for (int larger = sizeClass + 1; block == FULL && larger < SizeClasses.COUNT; larger++) {
      block = reuse(larger);
    }
    if (block != FULL) {
      region.size(block, size);
      region.type(block, type);
      region.owner(block, owner);
      region.link(block, 0);
      count(size);
    }
    return block;
  }

  private long reuse(int sizeClass) {
    long block = free[sizeClass];
    if (block != FULL) {
      free[sizeClass] = region.link(block);
    }
    return block;
  }

  private long cut(int sizeClass) {
    long bytes = SizeClasses.bytes(sizeClass);
    Extent extent = newest;
    if (extent == null || extent.size() - extent.top < bytes) {
      extent = region.grow(bytes);
      if (extent == null) {
        return FULL;
      }
      if (extent.size() > bytes) {
        retire(newest);
        newest = extent;
      }
    }
    return cut(extent, sizeClass);
  }

  private long cut(Extent extent, int sizeClass) {
    long block = extent.base + extent.top;
    extent.top += SizeClasses.bytes(sizeClass);
    region.sizeClass(block, sizeClass);
    return block;
  }

  /** Makes free blocks of what is left of an extent. */
  private void retire(@Nullable Extent extent) {
    while (extent != null && extent.top < extent.size()) {
      int sizeClass = SizeClasses.within(extent.size() - extent.top);
      long block = cut(extent, sizeClass);
      region.link(block, free[sizeClass]);
      free[sizeClass] = block;
    }
  }

  private void count(long size) {
    allocations++;
    liveBlocks++;
    liveBytes += size;
    peakBlocks = Math.max(peakBlocks, liveBlocks);
    peakBytes = Math.max(peakBytes, liveBytes);
  }

  /** Frees a block; its handle is forgotten. */
  synchronized void free(long block) {
    liveBlocks--;
    liveBytes -= region.size(block);
    region.owner(block, 0);
    region.type(block, 0);
    region.generation(block, region.generation(block) + 1);
    int sizeClass = region.sizeClass(block);
    region.link(block, free[sizeClass]);
    free[sizeClass] = block;
  }

  synchronized void countMessages(long count) {
    messages += count;
  }

  /** Calls with the offset of each live block, while nobody allocates or frees. */
  synchronized void walkLive(LongConsumer visitor) {
    region.walk(
        block -> {
          if (region.type(block) != 0) {
            visitor.accept(block);
          }
        });
  }

  /**
   * Returns the figures.
   *
   * @param liveMessages messages sent by endpoints that are open
   * @return the figures now
   */
  synchronized HeapStatistics statistics(long liveMessages) {
    return new HeapStatistics(
        liveBlocks,
        liveBytes,
        allocations,
        peakBlocks,
        peakBytes,
        region.reserved(),
        region.limit(),
        messages + liveMessages);
  }
}
