package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;

/**
 * The memory of an exchange heap by offset: headers, generations, handles. Everything is named by
 * its offset from the start, so that it means the same in each JVM that maps it; offset 0 is null.
 *
 * <p>Thread-safe as far as the block is the caller's. The region grows beside lookups: whoever
 * knows an offset has it from the thread that cut the block, along an order of release and acquire,
 * and so sees a table of granules and a granule that have it.
 */
final class Region extends GranuleTable {
  private final Extents extents;

  Region(long limit) {
    extents = new Extents(this, limit);
  }

  Extents extents() {
    return extents;
  }

  @Override
  IllegalStateException noGranule(long offset) {
    extents.checkOpen();
    return new IllegalStateException("no block at offset 0x" + Long.toHexString(offset));
  }

  private MemorySegment memory(long offset) {
    return granule(offset).memory();
  }

  /** Returns how often a block at this place has been freed. */
  int generation(long offset) {
    return granule(offset).generation(offset);
  }

  /** Returns whether a live block begins at an offset, with these low bits of its generation. */
  boolean isLive(long offset, long generation, long bits) {
    return granule(offset).isLive(offset, generation, bits);
  }

  /** Returns the handle of a live block, or null. */
  @Nullable Block handle(long offset) {
    return granule(offset).handle(Granule.line(offset));
  }

  void handle(long offset, @Nullable Block handle) {
    granule(offset).handle(Granule.line(offset), handle);
  }

  long owner(long offset) {
    return Header.owner(memory(offset), Granule.place(offset));
  }

  void owner(long offset, long owner) {
    granule(offset).owner(offset, owner);
  }

  /** Returns size, class and type of a block, see {@link BlockDescriptor}. */
  long shape(long offset) {
    return granule(offset).shape(offset);
  }

  long size(long offset) {
    return BlockDescriptor.size(shape(offset));
  }

  int type(long offset) {
    return BlockDescriptor.type(shape(offset));
  }

  int span(long offset) {
    return Header.span(memory(offset), Granule.place(offset));
  }

  long link(long offset) {
    return Header.link(memory(offset), Granule.place(offset));
  }

  void link(long offset, long link) {
    Header.link(memory(offset), Granule.place(offset), link);
  }

  /** Writes what stays the same in the header of a block until it is cut anew. */
  void cut(long offset, int sizeClass, int span, long link) {
    Header.cut(memory(offset), Granule.place(offset), sizeClass, span, link);
  }

  long pointer(long offset, long field) {
    return Header.pointer(memory(offset), Granule.place(offset), field);
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
    extents.checkOpen();
    for (Extent extent : extents.all()) {
      Walk.over(this, extent, visitor);
    }
  }
}
