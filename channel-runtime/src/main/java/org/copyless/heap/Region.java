package org.copyless.heap;

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

  /** Returns the granule in which an offset lies. */
  Granule granule(long offset) {
    return extents.granule(offset);
  }

  /**
   * Returns the extent in which a block lies.
   *
   * @throws IllegalStateException if its memory has gone back, so that the block is none
   */
  Extent at(long offset) {
    return granule(offset).extentAt(offset);
  }

  /** Returns how often a block at this place has been freed. */
  int generation(long offset) {
    return granule(offset).generation(offset);
  }

  /** Returns whether a live block begins at an offset, with these low bits of its generation. */
  boolean isLive(long offset, long generation, long bits) {
    return granule(offset).isLive(offset, generation, bits);
  }

  /** Returns whether a live block begins at an offset. */
  boolean isLive(long offset) {
    return granule(offset).word(Granule.line(offset)) < 0;
  }

  /** Returns the handle of a live block, or null. */
  @Nullable Block handle(long offset) {
    return granule(offset).handle(Granule.line(offset));
  }

  void handle(long offset, @Nullable Block handle) {
    granule(offset).handle(Granule.line(offset), handle);
  }

  long owner(long offset) {
    return at(offset).word(offset, BlockDescriptor.OWNER_OFFSET);
  }

  void owner(long offset, long owner) {
    granule(offset).owner(offset, owner);
  }

  /** Returns size, class and type of a block, see {@link BlockDescriptor}. */
  long shape(long offset) {
    return at(offset).shape(offset);
  }

  long size(long offset) {
    return BlockDescriptor.size(shape(offset));
  }

  int type(long offset) {
    return BlockDescriptor.type(shape(offset));
  }

  int span(long offset) {
    return at(offset).span(offset);
  }

  long link(long offset) {
    return at(offset).word(offset, BlockDescriptor.LINK_OFFSET);
  }

  void link(long offset, long link) {
    at(offset).word(offset, BlockDescriptor.LINK_OFFSET, link);
  }

  long pointer(long offset, long field) {
    return at(offset).word(offset, BlockDescriptor.HEADER_LENGTH + field);
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

  /** Gives all memory back to the operating system. */
  void close() {
    extents.close();
  }
}
