package org.copyless.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;

/**
 * A mebibyte of offsets, the book of the memory that they name, and the handles of the blocks in
 * it. See {@link GranuleDescriptor} for the book.
 *
 * <p>Memory is cut anew for blocks of other sizes, and goes back to the operating system and comes
 * again under the same offset. The book stays until the heap is closed. That is why a stale pointer
 * or handle never looks fresh: a generation in the header would be overwritten by the payload of
 * the next block that covers the place, a generation here only ever grows. A pointer holds six bits
 * of it, so it takes 64 blocks freed at the very same place to make an old pointer look right, as
 * it always did.
 *
 * <p>Orderings. A line's word has one writer at a time, the owner of the block or of the free
 * memory there.
 *
 * <ul>
 *   <li>{@link #setLive} is a release: who sees the block live sees its header.
 *   <li>{@link #setFreed} is to be followed by a fence between it and later stores: who sees
 *       anything that was written into the block's place afterwards, and then reads the word again,
 *       sees it changed. So a reader that finds the same live word before and after (see {@link
 *       Region#walk}) has read this block's header in between, as under a sequence lock.
 *   <li>{@link #clearUse} is a release, {@link #use} an acquire: who takes the lines again has seen
 *       all that was done with them before, and can overwrite it.
 * </ul>
 */
final class Granule {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();

  private final MemorySegment book;

  /** The memory, or null while there is none; an extent of several granules stands in each. */
  volatile @Nullable Extent extent;

  /** By line; made when the first block begins in this granule. */
  private volatile Block @Nullable [] handles;

  Granule(MemorySegment book) {
    this.book = book;
  }

  /** Returns the granule's line in which an offset lies. */
  static int line(long offset) {
    return (int) (offset >>> GranuleDescriptor.LINE_SHIFT) & (GranuleDescriptor.LINES - 1);
  }

  /** Returns a line's generation, with {@link GranuleDescriptor#LIVE} if a live block is there. */
  int word(int line) {
    return (int) INT.getAcquire(book, (long) line * Integer.BYTES);
  }

  /** Says that a live block begins at a line, whose header is written. */
  void setLive(int line) {
    INT.setRelease(
        book,
        (long) line * Integer.BYTES,
        book.get(JAVA_INT, (long) line << 2) | GranuleDescriptor.LIVE);
  }

  /** Says that the block at a line is no more: one generation on. Fence before the next store. */
  void setFreed(int line) {
    int next = (book.get(JAVA_INT, (long) line << 2) + 1) & GranuleDescriptor.GENERATION;
    INT.setRelease(book, (long) line << 2, next);
  }

  /** Returns which of 64 lines are in use. */
  long use(int word) {
    return (long) LONG.getAcquire(book, GranuleDescriptor.USE_OFFSET + (long) word * Long.BYTES);
  }

  void setUse(int word, long lines) {
    LONG.getAndBitwiseOr(book, GranuleDescriptor.USE_OFFSET + (long) word * Long.BYTES, lines);
  }

  void clearUse(int word, long lines) {
    LONG.getAndBitwiseAndRelease(
        book, GranuleDescriptor.USE_OFFSET + (long) word * Long.BYTES, ~lines);
  }

  /** Makes room for handles. Under the region's lock, before a block begins here. */
  void ready() {
    if (handles == null) {
      handles = new Block[GranuleDescriptor.LINES];
    }
  }

  /** Forgets the room for handles, of which none is used. Under the region's lock. */
  void dropHandles() {
    handles = null;
  }

  /** Returns the handle of the live block at a line, or null. */
  @Nullable Block handle(int line) {
    Block[] table = handles;
    return table == null ? null : table[line];
  }

  void handle(int line, @Nullable Block handle) {
    Block[] table = handles;
    if (table != null) {
      table[line] = handle;
    }
  }
}
