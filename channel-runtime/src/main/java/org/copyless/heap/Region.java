package org.copyless.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The memory of an exchange heap: extents, added as they are needed up to a limit and given back
 * together. Everything in it is named by its offset from the start, so that it means the same in
 * each JVM that maps it; offset 0 is null.
 *
 * <p>Growing is the allocator's, under its lock. Reading headers is thread-safe as far as the block
 * is the caller's.
 */
final class Region {
  private static final int GRANULE_SHIFT = 20;
  private static final long GRANULE = 1L << GRANULE_SHIFT;

  /** Blocks above this get an extent of their own. */
  private static final long LARGE = GRANULE / 4;

  private final Arena arena = Arena.ofShared();
  private final long limit;
  private long reserved;

  /** By granule; an extent of several granules stands in each of them; granule 0 is null's. */
  private volatile @Nullable Extent[] granules = new Extent[2];

  private int used = 1;

  Region(long limit) {
    this.limit = limit;
  }

  /**
   * Adds an extent that has room for a block.
   *
   * @param bytes the block, header included
   * @return the extent, or null if it would exceed the limit or what the operating system gives
   */
  @Nullable Extent grow(long bytes) {
    boolean dedicated = bytes > LARGE;
    long size = dedicated ? bytes : Math.min(GRANULE, (limit - reserved) & -64L);
    if (size < bytes || size > limit - reserved) {
      return null;
    }
    try {
      MemorySegment memory = arena.allocate(size, BlockDescriptor.ALIGNMENT);
      Extent extent = new Extent(memory, (long) used << GRANULE_SHIFT, dedicated);
      add(extent);
      reserved += size;
      return extent;
    } catch (OutOfMemoryError systemIsFull) {
      return null;
    }
  }

  private void add(Extent extent) {
    int end = used + (int) ((extent.size() + GRANULE - 1) >>> GRANULE_SHIFT);
    Extent[] table = granules;
    if (end > table.length) {
      table = Arrays.copyOf(table, Math.max(end, 2 * table.length));
    }
    Arrays.fill(table, used, end, extent);
    used = end;
    granules = table;
  }

  /** Returns the extent in which a block lies. */
  Extent at(long offset) {
    return granules[(int) (offset >>> GRANULE_SHIFT)];
  }

  /** Calls with the offset of each block, free or live. Under the allocator's lock. */
  void walk(LongConsumer visitor) {
    int granule = 1;
    while (granule < used) {
      Extent extent = granules[granule];
      for (long at = 0; at < extent.top; at += SizeClasses.bytes(sizeClass(extent.base + at))) {
        visitor.accept(extent.base + at);
      }
      granule += (int) ((extent.size() + GRANULE - 1) >>> GRANULE_SHIFT);
    }
  }

  long reserved() {
    return reserved;
  }

  long limit() {
    return limit;
  }

  void close() {
    arena.close();
  }

  long owner(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_LONG, offset - extent.base + BlockDescriptor.OWNER_OFFSET);
  }

  void owner(long offset, long owner) {
    Extent extent = at(offset);
    extent.memory.set(JAVA_LONG, offset - extent.base + BlockDescriptor.OWNER_OFFSET, owner);
  }

  long size(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_LONG, offset - extent.base + BlockDescriptor.SIZE_OFFSET);
  }

  void size(long offset, long size) {
    Extent extent = at(offset);
    extent.memory.set(JAVA_LONG, offset - extent.base + BlockDescriptor.SIZE_OFFSET, size);
  }

  int type(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_SHORT, offset - extent.base + BlockDescriptor.TYPE_OFFSET);
  }

  void type(long offset, int type) {
    Extent extent = at(offset);
    extent.memory.set(JAVA_SHORT, offset - extent.base + BlockDescriptor.TYPE_OFFSET, (short) type);
  }

  int sizeClass(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_SHORT, offset - extent.base + BlockDescriptor.SIZE_CLASS_OFFSET);
  }

  void sizeClass(long offset, int sizeClass) {
    Extent extent = at(offset);
    extent.memory.set(
        JAVA_SHORT, offset - extent.base + BlockDescriptor.SIZE_CLASS_OFFSET, (short) sizeClass);
  }

  int generation(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_INT, offset - extent.base + BlockDescriptor.GENERATION_OFFSET);
  }

  void generation(long offset, int generation) {
    Extent extent = at(offset);
    extent.memory.set(
        JAVA_INT, offset - extent.base + BlockDescriptor.GENERATION_OFFSET, generation);
  }

  long link(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_LONG, offset - extent.base + BlockDescriptor.LINK_OFFSET);
  }

  void link(long offset, long link) {
    Extent extent = at(offset);
    extent.memory.set(JAVA_LONG, offset - extent.base + BlockDescriptor.LINK_OFFSET, link);
  }

  long pointer(long offset, long field) {
    Extent extent = at(offset);
    return extent.memory.get(
        JAVA_LONG, offset - extent.base + BlockDescriptor.HEADER_LENGTH + field);
  }
}
