package org.copyless.heap;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The memory that a heap has from the operating system: extents, added as they are needed up to a
 * limit, each a few times smaller than what there is already, so that there are few. One in which
 * nothing is used can go back to make room for a larger one.
 *
 * <p>Beside the memory go, on the GC heap, for each 64 bytes of it 4.1 bytes of book, kept until
 * the heap is closed, so that generations never start again; and, where blocks begin, a reference
 * to a handle, of four bytes or, on GC heaps of 32 GiB and more, eight. So an eighth, or a fifth.
 *
 * <p>Growing and giving back: under the cutter's lock. Looking up: any thread, see {@link
 * GranuleTable}.
 */
final class Extents {
  private static final long MAX_STEP = 64L << GranuleDescriptor.SHIFT;

  /** Extents are an eighth of what there is. */
  private static final int STEP_SHIFT = 3;

  private final GranuleTable granules;
  private final long limit;

  private volatile Extent[] extents = {};
  private volatile boolean closed;

  Extents(GranuleTable granules, long limit) {
    this.granules = granules;
    this.limit = limit;
  }

  /** Returns the extents; not to be changed. */
  Extent[] all() {
    return extents;
  }

  long reserved() {
    long bytes = 0;
    for (Extent extent : extents) {
      bytes += extent.size();
    }
    return bytes;
  }

  long limit() {
    return limit;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("exchange heap is closed");
    }
  }

  /** Returns how many bytes a new extent could have at most. */
  long room() {
    long room = limit - reserved();
    for (Extent extent : extents) {
      room += extent.isUnused() ? extent.size() : 0;
    }
    return room & -GranuleDescriptor.LINE_BYTES;
  }

  /**
   * Adds an extent.
   *
   * @param bytes what it must have room for, a multiple of the line
   * @return it, or null if it would exceed the limit or what the operating system gives
   */
  @Nullable Extent grow(long bytes) {
    long left = (limit - reserved()) & -GranuleDescriptor.LINE_BYTES;
    if (bytes > left) {
      return null;
    }
    Extent extent = map(Math.max(bytes, Math.min(left, step())));
    return extent == null ? map(bytes) : extent;
  }

  private long step() {
    long share = (reserved() >>> STEP_SHIFT) & -GranuleDescriptor.BYTES;
    return Math.clamp(share, GranuleDescriptor.BYTES, MAX_STEP);
  }

  @SuppressWarnings("EmptyCatch") // that there is no memory is the answer
  private @Nullable Extent map(long size) {
    Arena arena = Arena.ofShared();
    Granule[] named = {};
    boolean mapped = false;
    try {
      MemorySegment memory = arena.allocate(size, BlockDescriptor.ALIGNMENT);
      int count = (int) ((size + GranuleDescriptor.BYTES - 1) >>> GranuleDescriptor.SHIFT);
      int first = granules.reserve(count);
      long base = (long) first << GranuleDescriptor.SHIFT;
      named = granules.neighbours(first, count);
      Extent extent = new Extent(arena, memory, base, named);
      extent.attach();
      add(extent);
      mapped = true;
      return extent;
    } catch (OutOfMemoryError systemIsFull) {
      return null;
    } finally {
      if (!mapped) {
        for (Granule granule : named) {
          granule.detach();
        }
        arena.close();
      }
    }
  }

  private void add(Extent extent) {
    Extent[] more = Arrays.copyOf(extents, extents.length + 1);
    more[extents.length] = extent;
    extents = more;
  }

  /**
   * Gives back extents in which nothing is used, if that makes an extent possible.
   *
   * @param bytes what the extent must have room for
   * @return the extent, or null
   */
  @Nullable Extent exchange(long bytes) {
    List<Extent> unused = new ArrayList<>();
    long room = limit - reserved();
    for (Extent extent : extents) {
      if (room < bytes && extent.isUnused()) {
        unused.add(extent);
        room += extent.size();
      }
    }
    if (room < bytes) {
      return null;
    }
    unused.forEach(this::giveBack);
    return grow(bytes);
  }

  private void giveBack(Extent extent) {
    List<Extent> rest = new ArrayList<>(Arrays.asList(extents));
    rest.remove(extent);
    extents = rest.toArray(Extent[]::new);
    for (Granule granule : extent.granules()) {
      granule.detach();
    }
    extent.close();
  }

  /**
   * Gives all memory back. The granules first, so that no block is found any more.
   *
   * @throws IllegalStateException if a part is in use; to be called again
   */
  void close() {
    closed = true;
    granules.clear();
    IllegalStateException inUse = null;
    for (Extent extent : extents) {
      try {
        extent.close();
      } catch (IllegalStateException busy) {
        inUse = busy;
      }
    }
    if (inUse != null) {
      throw new IllegalStateException(
          "the exchange heap is closed, but part of its memory cannot be given back while a thread"
              + " reads or writes a block there through a channel of the JDK; close the heap again"
              + " after that",
          inUse);
    }
  }
}
