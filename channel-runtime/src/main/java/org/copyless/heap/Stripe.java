package org.copyless.heap;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Padded;

/**
 * A cache of free blocks, and of figures, that one thread at a time uses: nobody waits for it.
 *
 * <p>For each class of up to 128 KiB it has a magazine and a list. Blocks are taken from the
 * magazine and put into it, an array, so that nothing of a free block is read or written; when it
 * is empty or full, half of it is filled from the list or emptied onto it, and only when that does
 * not help blocks are fetched from, or given back to, their spans. So blocks that go to and fro
 * around an edge stay here. A magazine holds sixteen blocks. A list holds 32 KiB, or one block, and
 * half a magazine; one that was fetched holds up to 64 KiB.
 *
 * <p>Orderings: {@link #enter} is an acquire, leaving a release, so everything in here is plain.
 *
 * <p>A {@link StackOverflowError} can hit at any call. A block that is in no magazine stands in
 * {@link #moving}, whose stores have no call between them and those of the magazine, so that it is
 * in one of the two; and whoever enters next, with more stack, ends what was begun. Before lists
 * move, the stack is {@link Headroom probed}.
 */
final class Stripe extends Padded {
  /** Classes from here on are not cached. */
  static final int CLASSES = SizeClasses.of(128 << 10) + 1;

  /** {@link #held} when nobody is in here. */
  static final int VACANT = 0;

  private static final AtomicIntegerFieldUpdater<Stripe> HELD =
      AtomicIntegerFieldUpdater.newUpdater(Stripe.class, "held");
  private static final int[] CAPACITY = capacities();

  /** Whether a thread is in here. Stored directly where no call can be afforded. */
  volatile int held;

  private final Region region;
  private final Spans spans;
  private final Tally tally;
  private final Magazines magazines = new Magazines(CLASSES);
  private final long[] list = new long[CLASSES];
  private final int[] listed = new int[CLASSES];
  private long moving;

  Stripe(Region region, Spans spans, Tally tally) {
    this.region = region;
    this.spans = spans;
    this.tally = tally;
  }

  private static int[] capacities() {
    int[] capacities = new int[CLASSES];
    for (int sizeClass = 0; sizeClass < CLASSES; sizeClass++) {
      capacities[sizeClass] = Math.max(1, Spans.blocks(sizeClass) / 2);
    }
    return capacities;
  }

  /** Enters, unless somebody is in here. Leave, also after an error. */
  boolean enter() {
    return held == VACANT && HELD.compareAndSet(this, VACANT, 1);
  }

  void leave() {
    HELD.lazySet(this, VACANT);
  }

  /**
   * Takes a block from the magazine, the list, or a span, and makes it live.
   *
   * @return the block, with {@link Spans#FRESH} if it is zero, or {@link Spans#NONE}
   */
  long take(int sizeClass, long size, int type, long owner) {
    heal();
    if (sizeClass >= CLASSES || (magazines.isEmpty(sizeClass) && !refill(sizeClass))) {
      return Spans.NONE;
    }
    long block = magazines.last(sizeClass);
    magazines.dropLast(sizeClass);
    moving = block & Spans.OFFSET; // not before: healed, it would be in the magazine twice
    begin(moving, BlockDescriptor.shape(size, sizeClass, type), owner, size);
    return block;
  }

  /** Tells whether an error has interrupted somebody, so that there is something to heal. */
  boolean isInterrupted() {
    return moving != 0;
  }

  /** Makes a block live that is on no list. Only when nothing is to be healed. */
  void begin(long block, long size, int type, long owner) {
    moving = block;
    int sizeClass = BlockDescriptor.sizeClass(region.shape(block));
    begin(block, BlockDescriptor.shape(size, sizeClass, type), owner, size);
  }

  private void begin(long block, long shape, long owner, long size) {
    region.granule(block).begin(block, shape, owner);
    tally.blocks++;
    tally.bytes += size;
    moving = 0;
    tally.allocated();
  }

  private boolean refill(int sizeClass) {
    Headroom.probe();
    if (listed[sizeClass] == 0 && !fetch(sizeClass)) {
      return false;
    }
    int count = Math.min(listed[sizeClass], Magazines.HALF);
    long block = list[sizeClass];
    for (int place = count - 1; place >= 0; place--) { // so that neighbours are taken in order
      long link = region.link(block);
      magazines.set(sizeClass, place, block | (link & Spans.FRESH));
      block = link & Spans.OFFSET;
    }
    magazines.count(sizeClass, count);
    list[sizeClass] = block;
    listed[sizeClass] -= count;
    return true;
  }

  /**
   * Takes over the other blocks of a span that was just cut, unless there are some here. Else the
   * next thread would have them, and the headers and the books of neighbours lie in the same cache
   * lines.
   */
  void fetchNeighbours(int sizeClass) {
    if (sizeClass < CLASSES && magazines.isEmpty(sizeClass) && listed[sizeClass] == 0) {
      boolean _ = fetch(sizeClass);
    }
  }

  private boolean fetch(int sizeClass) {
    int span = spans.pop(sizeClass);
    if (span == 0) {
      return false;
    }
    long state = spans.empty(span);
    list[sizeClass] = spans.head(span, state);
    listed[sizeClass] = SpanDescriptor.count(state);
    return true;
  }

  /**
   * Ends the life of a block and puts it into its magazine. It is nobody's from before it is on its
   * way: whoever goes on after an overflow, and closes what still points to it, passes over it.
   */
  void free(long block, Granule granule, long shape) {
    heal();
    granule.owner(block, BlockDescriptor.NOBODY);
    moving = block; // no call since: else it would be nobody's and on no way
    end(block, granule, BlockDescriptor.size(shape));
    put(block, BlockDescriptor.sizeClass(shape));
  }

  /** Ends what an error has interrupted. */
  void heal() {
    if (moving != 0) {
      finishFree(moving);
    }
  }

  private void finishFree(long block) {
    Granule granule = region.granule(block);
    long shape = granule.shape(block);
    if (granule.isLive(block)) {
      end(block, granule, BlockDescriptor.size(shape));
    }
    put(block, BlockDescriptor.sizeClass(shape));
  }

  private void end(long block, Granule granule, long size) {
    granule.end(block);
    tally.blocks--;
    tally.bytes -= size;
  }

  private void put(long block, int sizeClass) {
    if (sizeClass >= CLASSES) {
      giveBack(block);
    } else {
      if (magazines.isFull(sizeClass)) {
        unload(sizeClass);
      }
      magazines.add(sizeClass, block);
      moving = 0;
    }
    tally.freed();
  }

  private void giveBack(long block) {
    Headroom.probe();
    moving = 0;
    region.link(block, 0);
    spans.give(block, block, 1);
  }

  /** Puts half of a magazine onto the list, and gives the list back before that if it is full. */
  private void unload(int sizeClass) {
    Headroom.probe();
    if (listed[sizeClass] >= CAPACITY[sizeClass]) {
      flushList(sizeClass);
    }
    unload(sizeClass, Magazines.HALF);
  }

  private void unload(int sizeClass, int count) {
    for (int i = 0; i < count; i++) {
      long block = magazines.last(sizeClass);
      region.link(block & Spans.OFFSET, list[sizeClass] | (block & Spans.FRESH));
      magazines.dropLast(sizeClass);
      list[sizeClass] = block & Spans.OFFSET;
      listed[sizeClass]++;
    }
  }

  /** Gives all blocks back to their spans. */
  void flush() {
    heal();
    for (int sizeClass = 0; sizeClass < CLASSES; sizeClass++) {
      unload(sizeClass, magazines.count(sizeClass));
      flushList(sizeClass);
    }
  }

  private void flushList(int sizeClass) {
    long block = list[sizeClass];
    int left = listed[sizeClass];
    list[sizeClass] = 0;
    listed[sizeClass] = 0;
    while (left > 0) {
      int span = region.span(block);
      long last = block;
      long next = spans.next(block);
      int run = 1;
      while (run < left && region.span(next) == span) {
        last = next;
        next = spans.next(next);
        run++;
      }
      spans.give(block, last, run);
      block = next;
      left -= run;
    }
  }
}
