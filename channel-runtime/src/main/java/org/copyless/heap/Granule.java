package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Padded;

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
 *   <li>{@link #begin} is a release: who sees the block live sees its header.
 *   <li>{@link #end} is followed by a fence between it and later stores: who sees anything that was
 *       written into the block's place afterwards, and then reads the word again, sees it changed.
 *       So a reader that finds the same live word before and after (see {@link Region#walk}) has
 *       read this block's header in between, as under a sequence lock.
 *   <li>{@link #clearUse} is a release, {@link #use} an acquire: who takes the lines again has seen
 *       all that was done with them before, and can overwrite it.
 * </ul>
 */
final class Granule {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle USE = MethodHandles.arrayElementVarHandle(long[].class);

  /**
   * The words of lines. They begin a cache line behind the array's length, which everybody reads at
   * each look: else whoever uses the first lines would take that line away from all the others.
   */
  private final int[] words = new int[Padded.INTS + GranuleDescriptor.LINES + Padded.INTS];

  private final long[] use = new long[GranuleDescriptor.USE_WORDS];

  /** What the memory is a part of, or null while there is none. */
  private volatile @Nullable Extent extent;

  /**
   * The memory of the extent from the first byte of this granule on, to the extent's end, because a
   * block may end in a later granule than it begins in. It stands here so that whoever has found
   * the granule need not go on to the extent.
   */
  private volatile @Nullable MemorySegment memory;

  /** By line, with room as {@link #words}; made when the first block begins in this granule. */
  private volatile Block @Nullable [] handles;

  /** Returns the granule's line in which an offset lies. */
  static int line(long offset) {
    return (int) (offset >>> GranuleDescriptor.LINE_SHIFT) & (GranuleDescriptor.LINES - 1);
  }

  /** Returns the place in the granule's memory at which an offset lies. */
  static long place(long offset) {
    return offset & (GranuleDescriptor.BYTES - 1);
  }

  /**
   * Returns the memory, in which each offset of this granule has its {@link #place}.
   *
   * @throws IllegalStateException if it has gone back
   */
  MemorySegment memory() {
    MemorySegment known = memory;
    if (known == null) {
      throw noMemory();
    }
    return known;
  }

  /**
   * Returns the extent of which the memory is a part.
   *
   * @throws IllegalStateException if it has gone back
   */
  Extent extent() {
    Extent known = extent;
    if (known == null) {
      throw noMemory();
    }
    return known;
  }

  private static IllegalStateException noMemory() {
    return new IllegalStateException("no memory where the block was");
  }

  /** Returns the memory, or null if there is none. */
  @Nullable MemorySegment memoryOrNull() {
    return memory;
  }

  /** Gets memory. Under the cutter's lock, before a block begins here. */
  void attach(Extent of, MemorySegment part) {
    extent = of;
    memory = part;
  }

  /** Loses its memory, and the room for handles, of which none is used. Under the cutter's lock. */
  void detach() {
    memory = null;
    extent = null;
    handles = null;
  }

  /** Returns a part of a block's payload, from its start. */
  MemorySegment payload(long offset, long size) {
    return Header.payload(memory(), place(offset), size);
  }

  /** Returns the owner in a block's header. */
  long owner(long offset) {
    return Header.owner(memory(), place(offset));
  }

  /** Writes the owner into a block's header. */
  void owner(long offset, long owner) {
    Header.owner(memory(), place(offset), owner);
  }

  /** Returns size, class and type of a block, see {@link BlockDescriptor}. */
  long shape(long offset) {
    return Header.shape(memory(), place(offset));
  }

  /** Returns how often a block at a place has been freed. */
  int generation(long offset) {
    return word(line(offset)) & GranuleDescriptor.GENERATION;
  }

  /** Returns a line's generation, with {@link GranuleDescriptor#LIVE} if a live block is there. */
  int word(int line) {
    return (int) WORD.getAcquire(words, Padded.INTS + line);
  }

  /** Writes a block's header and says that it is live. */
  void begin(long offset, long shape, long owner) {
    Header.begin(memory(), place(offset), shape, owner);
    setLive(line(offset));
  }

  /** Returns whether a live block begins at an offset. */
  boolean isLive(long offset) {
    return word(line(offset)) < 0;
  }

  /** Returns whether a live block begins at an offset, with these low bits of its generation. */
  boolean isLive(long offset, long generation, long bits) {
    int word = word(line(offset));
    return word < 0 && ((word ^ generation) & bits) == 0;
  }

  /** Says that a live block begins at a line, whose header is written. */
  private void setLive(int line) {
    int index = Padded.INTS + line;
    WORD.setRelease(words, index, words[index] | GranuleDescriptor.LIVE);
  }

  /** Says that a block is no more: one generation on. */
  void end(long offset) {
    int index = Padded.INTS + line(offset);
    WORD.setRelease(words, index, (words[index] + 1) & GranuleDescriptor.GENERATION);
    VarHandle.storeStoreFence();
  }

  /** Returns which of 64 lines are in use. */
  long use(int word) {
    return (long) USE.getAcquire(use, word);
  }

  void setUse(int word, long lines) {
    long _ = (long) USE.getAndBitwiseOr(use, word, lines);
  }

  void clearUse(int word, long lines) {
    long _ = (long) USE.getAndBitwiseAndRelease(use, word, ~lines);
  }

  /** Makes room for handles. Under the cutter's lock, before a block begins here. */
  void ready() {
    if (handles == null) {
      handles = new Block[Padded.REFERENCES + GranuleDescriptor.LINES + Padded.REFERENCES];
    }
  }

  /** Returns the handle of the live block at a line, or null. */
  @Nullable Block handle(int line) {
    Block[] table = handles;
    return table == null ? null : table[Padded.REFERENCES + line];
  }

  void handle(int line, @Nullable Block handle) {
    Block[] table = handles;
    if (table != null) {
      table[Padded.REFERENCES + line] = handle;
    }
  }
}
