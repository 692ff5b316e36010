package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A region with its allocator, for tests: blocks without handles, of type 1. */
final class Memory implements AutoCloseable {
  static final int TYPE = 1;

  final Region region;
  final Allocator allocator;

  Memory(long limit) {
    region = new Region(limit);
    allocator = new Allocator(region);
  }

  /** Takes a block that belongs to owner 1, or {@link Allocator#FULL}. */
  long take(long size) {
    return take(size, 1);
  }

  long take(long size, long owner) {
    return allocator.take(size, TYPE, owner) & Spans.OFFSET;
  }

  void free(long block) {
    allocator.free(block);
  }

  MemorySegment payload(long block) {
    return region.granule(block).payload(block, region.size(block));
  }

  /** Takes blocks until there is no room. */
  List<Long> fill(long size) {
    List<Long> blocks = new ArrayList<>();
    for (long block = take(size); block != Allocator.FULL; block = take(size)) {
      blocks.add(block);
    }
    return blocks;
  }

  long largest() {
    return allocator.largest();
  }

  HeapStatistics statistics() {
    return allocator.statistics(0);
  }

  @Override
  public void close() {
    allocator.close();
  }
}
