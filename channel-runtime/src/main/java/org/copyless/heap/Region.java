package org.copyless.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;

/**
 * The memory of an exchange heap by offset: headers, generations, handles. Everything is named by
 * its offset from the start, so that it means the same in each JVM that maps it; offset 0 is null.
 *
 * <p>Thread-safe as far as the block is the caller's. The region grows beside lookups: a granule,
 * once named, is the same object for good, and the table of granules is replaced by a longer copy
 * with a volatile store after the new granules stand in it. Whoever knows an offset has it from the
 * thread that cut the block, along an order of release and acquire, and so sees a table and a
 * granule that have it.
 */
final class Region {
  private final Extents extents;

  Region(long limit) {
    extents = new Extents(limit);
  }

  Extents extents() {
    return extents;
  }

  private Granule granule(long offset) {
    return extents.granule(offset);
  }

  /**
   * Returns the extent in which a block lies.
   *
   * @throws IllegalStateException if its memory has gone back, so that the block is none
   */
  Extent at(long offset) {
    Extent extent = granule(offset).extent;
    if (extent == null) {
      throw new IllegalStateException("no memory at offset 0x" + Long.toHexString(offset));
    }
    return extent;
  }

  /** Returns a part of a block's payload, from its start. */
  MemorySegment payload(long offset, long size) {
    Extent extent = at(offset);
    return extent.memory.asSlice(offset - extent.base + BlockDescriptor.HEADER_LENGTH, size, 8);
  }

  /** Returns how often a block at this place has been freed. */
  int generation(long offset) {
    return granule(offset).word(Granule.line(offset)) & GranuleDescriptor.GENERATION;
  }

  /** Returns whether a live block begins at an offset, with these low bits of its generation. */
  boolean isLive(long offset, long generation, long bits) {
    int word = granule(offset).word(Granule.line(offset));
    return word < 0 && ((word ^ generation) & bits) == 0;
  }

  /** Returns whether a live block begins at an offset. */
  boolean isLive(long offset) {
    return granule(offset).word(Granule.line(offset)) < 0;
  }

  /** Makes a block live whose header is written. */
  void setLive(long offset) {
    granule(offset).setLive(Granule.line(offset));
  }

  /** Makes a block free, before anything of it is overwritten. */
  void setFreed(long offset) {
    granule(offset).setFreed(Granule.line(offset));
  }

  /** Returns the handle of a live block, or null. */
  @Nullable Block handle(long offset) {
    return granule(offset).handle(Granule.line(offset));
  }

  void handle(long offset, @Nullable Block handle) {
    granule(offset).handle(Granule.line(offset), handle);
  }

  long owner(long offset) {
    return word(offset, BlockDescriptor.OWNER_OFFSET);
  }

  void owner(long offset, long owner) {
    word(offset, BlockDescriptor.OWNER_OFFSET, owner);
  }

  long size(long offset) {
    return word(offset, BlockDescriptor.SIZE_OFFSET);
  }

  int type(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_SHORT, offset - extent.base + BlockDescriptor.TYPE_OFFSET);
  }

  int sizeClass(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_SHORT, offset - extent.base + BlockDescriptor.SIZE_CLASS_OFFSET);
  }

  int span(long offset) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_INT, offset - extent.base + BlockDescriptor.SPAN_OFFSET);
  }

  long link(long offset) {
    return word(offset, BlockDescriptor.LINK_OFFSET);
  }

  void link(long offset, long link) {
    word(offset, BlockDescriptor.LINK_OFFSET, link);
  }

  long pointer(long offset, long field) {
    return word(offset, BlockDescriptor.HEADER_LENGTH + field);
  }

  private long word(long offset, long field) {
    Extent extent = at(offset);
    return extent.memory.get(JAVA_LONG, offset - extent.base + field);
  }

  private void word(long offset, long field, long value) {
    Extent extent = at(offset);
    extent.memory.set(JAVA_LONG, offset - extent.base + field, value);
  }

  /** Writes what stays the same in a block's header as long as the block is not cut anew. */
  void cut(long offset, int sizeClass, int span, long link) {
    Extent extent = at(offset);
    long header = offset - extent.base;
    MemorySegment memory = extent.memory;
    memory.set(JAVA_SHORT, header + BlockDescriptor.SIZE_CLASS_OFFSET, (short) sizeClass);
    memory.set(JAVA_INT, header + BlockDescriptor.SPAN_OFFSET, span);
    memory.set(JAVA_LONG, header + BlockDescriptor.LINK_OFFSET, link);
  }

  /** Writes the rest of the header of a block that is about to be live. */
  void begin(long offset, long size, int type, long owner) {
    Extent extent = at(offset);
    long header = offset - extent.base;
    MemorySegment memory = extent.memory;
    memory.set(JAVA_LONG, header + BlockDescriptor.OWNER_OFFSET, owner);
    memory.set(JAVA_LONG, header + BlockDescriptor.SIZE_OFFSET, size);
    memory.set(JAVA_SHORT, header + BlockDescriptor.TYPE_OFFSET, (short) type);
    memory.set(JAVA_LONG, header + BlockDescriptor.LINK_OFFSET, 0L);
  }

  /** Wipes a freed block's header. */
  void end(long offset) {
    VarHandle.storeStoreFence(); // behind setFreed, see Granule
    Extent extent = at(offset);
    long header = offset - extent.base;
    extent.memory.set(JAVA_LONG, header + BlockDescriptor.OWNER_OFFSET, 0L);
    extent.memory.set(JAVA_SHORT, header + BlockDescriptor.TYPE_OFFSET, (short) 0);
  }

  /**
   * Visits the live blocks, beside everything else. A block that is live during the whole walk is
   * visited; each one that is visited was live at one moment of it, and what the visitor is told
   * was in its header then. Allocates nothing.
   *
   * @param visitor called on this thread, with no lock held
   * @throws IllegalStateException if the heap is closed
   */
  void walk(BlockVisitor visitor) {
    for (Extent extent : extents.all()) {
      Walk.over(this, extent, visitor);
    }
  }

  /** Gives all memory back to the operating system. */
  void close() {
    extents.close();
  }
}
