package org.copyless.heap;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;

/**
 * A stretch of the heap's memory, and beside it the handles of the blocks in it, by cache line.
 *
 * <p>The handles are plain fields: whoever knows a block's offset has got it through a channel (or
 * under the allocator's lock), and that orders the handle's creation before.
 */
final class Extent {
  /** The memory; position 0 is {@link #base}. */
  final MemorySegment memory;

  /** Offset of the start from the start of the heap. */
  final long base;

  /** Bytes that are cut into blocks, from the start. */
  long top;

  private final @Nullable Block[] handles;

  /**
   * Creates an extent.
   *
   * @param memory its memory, zeroed
   * @param base its offset in the heap
   * @param dedicated whether it holds a single block
   */
  Extent(MemorySegment memory, long base, boolean dedicated) {
    this.memory = memory;
    this.base = base;
    int lines = dedicated ? 1 : (int) (memory.byteSize() / BlockDescriptor.ALIGNMENT);
    this.handles = new Block[lines];
  }

  long size() {
    return memory.byteSize();
  }

  /** Returns the handle of the live block at a position, or null. */
  @Nullable Block handle(long position) {
    return handles[(int) (position / BlockDescriptor.ALIGNMENT)];
  }

  void handle(long position, @Nullable Block handle) {
    handles[(int) (position / BlockDescriptor.ALIGNMENT)] = handle;
  }
}
