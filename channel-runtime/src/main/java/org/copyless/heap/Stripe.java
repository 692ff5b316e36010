package org.copyless.heap;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.copyless.heap.spi.Headroom;

/**
 * A cache of free blocks, and of figures, that one thread at a time uses: nobody waits for it.
 *
 * <p>For each class of up to 128 KiB it has two lists, as Bonwick's magazines: blocks are taken
 * from and put on the first; when that is empty or full the two change places, and only when that
 * does not help blocks are fetched from, or given back to, their spans. So blocks that go to and
 * fro around an edge stay here. A list holds 32 KiB, or one block; one that was fetched holds up to
 * 64 KiB.
 *
 * <p>Orderings: {@link #enter} is an acquire, leaving a release, so everything in here is plain.
 *
 * <p>A {@link StackOverflowError} can hit at any call. A block on its way to or from a list stands
 * in {@link #moving} from before the first call that changes it until after the last, and whoever
 * enters next, with more stack, ends what was begun. Before lists move, the stack is {@link
 * Headroom probed}.
 */
final class Stripe {
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
  private final long[] first = new long[CLASSES];
  private final int[] firstCount = new int[CLASSES];
  private final long[] second = new long[CLASSES];
  private final int[] secondCount = new int[CLASSES];
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
   * Takes a block from the lists, or from a span, and makes it live.
   *
   * @return the block, with {@link Spans#FRESH} if it is zero, or {@link Spans#NONE}
   */
  long take(int sizeClass, long size, int type, long owner) {
    heal();
    if (sizeClass >= CLASSES || (first[sizeClass] == 0 && !refill(sizeClass))) {
      return Spans.NONE;
    }
    long block = first[sizeClass];
    Granule granule = region.granule(block);
    long link = granule.extentAt(block).word(block, BlockDescriptor.LINK_OFFSET);
    moving = block;
    first[sizeClass] = link & Spans.OFFSET;
    firstCount[sizeClass]--;
    begin(granule, block, size, type, owner);
    return block | (link & Spans.FRESH);
  }

  /** Makes a block live that is on no list. */
  void begin(long block, long size, int type, long owner) {
    moving = block;
    begin(region.granule(block), block, size, type, owner);
  }

  private void begin(Granule granule, long block, long size, int type, long owner) {
    granule.begin(block, size, type, owner);
    tally.blocks++;
    tally.bytes += size;
    moving = 0;
    tally.allocated();
  }

  private boolean refill(int sizeClass) {
    if (second[sizeClass] == 0) {
      return fetch(sizeClass);
    }
    swap(sizeClass);
    return true;
  }

  private void swap(int sizeClass) {
    long head = first[sizeClass];
    int count = firstCount[sizeClass];
    first[sizeClass] = second[sizeClass];
    firstCount[sizeClass] = secondCount[sizeClass];
    second[sizeClass] = head;
    secondCount[sizeClass] = count;
  }

  private boolean fetch(int sizeClass) {
    Headroom.probe();
    int span = spans.pop(sizeClass);
    if (span == 0) {
      return false;
    }
    long state = spans.empty(span);
    first[sizeClass] = spans.head(span, state);
    firstCount[sizeClass] = SpanDescriptor.count(state);
    return true;
  }

  /** Ends the life of a block and puts it on a list. */
  void free(long block) {
    heal();
    moving = block;
    finishFree();
  }

  /** Ends what an error has interrupted. */
  void heal() {
    if (moving != 0) {
      finishFree();
    }
  }

  private void finishFree() {
    long block = moving;
    Granule granule = region.granule(block);
    Extent extent = granule.extentAt(block);
    int sizeClass = extent.sizeClass(block);
    if (granule.isLive(block)) {
      long size = extent.word(block, BlockDescriptor.SIZE_OFFSET);
      granule.end(block);
      tally.blocks--;
      tally.bytes -= size;
    }
    if (sizeClass >= CLASSES) {
      Headroom.probe();
      moving = 0;
      extent.word(block, BlockDescriptor.LINK_OFFSET, 0);
      spans.give(block, block, 1);
    } else {
      makeRoom(sizeClass);
      extent.word(block, BlockDescriptor.LINK_OFFSET, first[sizeClass]);
      first[sizeClass] = block;
      firstCount[sizeClass]++;
      moving = 0;
    }
    tally.freed();
  }

  private void makeRoom(int sizeClass) {
    if (firstCount[sizeClass] >= CAPACITY[sizeClass]) {
      swap(sizeClass);
      if (firstCount[sizeClass] > 0) {
        Headroom.probe();
        flush(first, firstCount, sizeClass);
      }
    }
  }

  /** Gives all blocks back to their spans. */
  void flush() {
    heal();
    for (int sizeClass = 0; sizeClass < CLASSES; sizeClass++) {
      flush(first, firstCount, sizeClass);
      flush(second, secondCount, sizeClass);
    }
  }

  private void flush(long[] heads, int[] counts, int sizeClass) {
    long block = heads[sizeClass];
    int left = counts[sizeClass];
    heads[sizeClass] = 0;
    counts[sizeClass] = 0;
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
