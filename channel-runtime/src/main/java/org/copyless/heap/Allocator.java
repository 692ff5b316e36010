package org.copyless.heap;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Headroom;

/**
 * Finds memory for blocks, and counts them.
 *
 * <pre>
 *   thread ── Stripe (one of a few, entered if vacant)
 *               │  free blocks by class                     no shared word but the stripe's own
 *               ▼
 *             Spans   (stacks of spans with free blocks)    compare-and-set, once for a list
 *               │
 *               ▼
 *             Cutter  (lines of extents, by bitmap)         a lock, once for a span of 64 KiB
 *               │
 *               ▼
 *             Extents (memory from the operating system)    under the same lock
 * </pre>
 *
 * <p>Unlike a table of pages of one size, spans begin and end at any cache line. So nothing is lost
 * at the end of a page, free neighbours of all classes join by themselves, being zeros of a bitmap,
 * and a heap smaller than a page works like a large one.
 *
 * <p>Thread-safe, and lock-free but for the cutter.
 */
final class Allocator {
  /** What {@link #take} returns when there is no room. */
  static final long FULL = Spans.NONE;

  private final Region region;
  private final Spans spans;
  private final Stripes stripes;
  private final Cutter cutter;
  private final Figures figures = new Figures();

  Allocator(Region region) {
    this.region = region;
    this.spans = new Spans(region);
    this.stripes = new Stripes(region, spans, figures);
    this.cutter = new Cutter(region, spans, stripes);
  }

  /**
   * Takes a free block, writes its header and makes it live.
   *
   * @param size bytes of payload
   * @param type the block type's id
   * @param owner the owner's id
   * @return the block, with {@link Spans#FRESH} if its payload is zero, or {@link #FULL}
   * @throws IllegalStateException if the heap is closed
   */
  long take(long size, int type, long owner) {
    int sizeClass = SizeClasses.of(size + BlockDescriptor.HEADER_LENGTH);
    long block = FULL;
    Stripe stripe = stripes.enter();
    if (stripe != null) {
      try {
        block = stripe.take(sizeClass, size, type, owner);
        stripe.leave();
      } catch (Throwable failure) {
        stripe.held = Stripe.VACANT;
        throw failure;
      }
    }
    return block == FULL ? takeElsewhere(sizeClass, size, type, owner) : block;
  }

  private long takeElsewhere(int sizeClass, long size, int type, long owner) {
    Headroom.probe();
    long block = spans.take(sizeClass);
    if (block == FULL) {
      block = cutter.cut(sizeClass, lines(size));
    }
    if (block == FULL) {
      return FULL;
    }
    long fresh = region.link(block) & Spans.FRESH;
    begin(stripes.enter(), sizeClass, block, size, type, owner);
    return block | fresh;
  }

  private void begin(
      @Nullable Stripe stripe, int sizeClass, long block, long size, int type, long owner) {
    if (stripe == null) {
      beginElsewhere(block, size, type, owner);
      return;
    }
    try {
      if (stripe.isInterrupted()) { // healing may fail, and this block would be lost
        beginElsewhere(block, size, type, owner);
      } else {
        stripe.begin(block, size, type, owner);
        stripe.fetchNeighbours(sizeClass);
      }
    } finally {
      stripe.held = Stripe.VACANT;
    }
  }

  private void beginElsewhere(long block, long size, int type, long owner) {
    int sizeClass = BlockDescriptor.sizeClass(region.shape(block));
    region.granule(block).begin(block, BlockDescriptor.shape(size, sizeClass, type), owner);
    figures.addAllocations(1);
    figures.addBlocks(1, 1);
    figures.addBytes(size, size);
  }

  private static long lines(long size) {
    return (size + BlockDescriptor.HEADER_LENGTH + GranuleDescriptor.LINE_BYTES - 1)
        >>> GranuleDescriptor.LINE_SHIFT;
  }

  /** Frees a block; its handle is forgotten. */
  void free(long block) {
    Granule granule = region.granule(block);
    free(block, granule, granule.shape(block));
  }

  /** The same, for who has looked up its granule and read its shape. */
  void free(long block, Granule granule, long shape) {
    Stripe stripe = stripes.enter();
    if (stripe == null) {
      freeElsewhere(block, granule, BlockDescriptor.size(shape));
      return;
    }
    try {
      stripe.free(block, granule, shape);
      stripe.leave();
    } catch (Throwable failure) {
      stripe.held = Stripe.VACANT;
      throw failure;
    }
  }

  private void freeElsewhere(long block, Granule granule, long size) {
    Headroom.probe();
    granule.end(block);
    region.link(block, 0);
    spans.give(block, block, 1);
    figures.addBlocks(-1, 0);
    figures.addBytes(-size, 0);
  }

  /** Ends what threads have died in that are dead by now. */
  void heal() {
    stripes.heal();
  }

  void countMessages(long count) {
    figures.addMessages(count);
  }

  /** Returns the most bytes of payload that could be allocated at once, were the stripes empty. */
  long largest() {
    return Math.max(0, cutter.largest() - BlockDescriptor.HEADER_LENGTH);
  }

  /**
   * Returns the figures.
   *
   * @param liveMessages messages sent by endpoints that are open
   * @return the figures now
   */
  HeapStatistics statistics(long liveMessages) {
    return figures.sum(stripes.tallies(), region.extents(), figures.messages() + liveMessages);
  }

  /** Gives all memory back to the operating system. */
  void close() {
    cutter.close();
  }
}
