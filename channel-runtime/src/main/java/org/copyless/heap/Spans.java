package org.copyless.heap;

/**
 * The free blocks that are in no stripe, by size class: spans, their free lists, and giving spans
 * up.
 *
 * <p>Lock-free, with two invariants. A span is on its class's stack, or in the hands of the one
 * thread that is pushing or has popped it, exactly while its free list is not empty. And only who
 * has popped a span may empty its free list or dissolve it; anybody may add to it. So whoever makes
 * the list longer than nothing pushes the span, once, and nothing is taken twice.
 *
 * <p>A free list is only ever added to, or taken as a whole. So a state that comes back as it was
 * leads to the same list, and the version in it is a second fence.
 *
 * <p>Orderings: the compare-and-set that adds blocks releases their links and whatever their last
 * owner did with them, the one that takes them acquires it.
 */
final class Spans {
  /** What {@link #take} returns when there is no free block. */
  static final long NONE = 0;

  /** Set in the link of a free block that is zero behind its header. */
  static final long FRESH = 2;

  /** The bits of a link that are an offset. */
  static final long OFFSET = -GranuleDescriptor.LINE_BYTES;

  private final Region region;
  private final SpanTable table = new SpanTable();

  Spans(Region region) {
    this.region = region;
  }

  /** Returns the next block on a list of free ones. */
  long next(long block) {
    return region.link(block) & OFFSET;
  }

  /** Returns how many blocks a span of a class is cut into, if there is room. */
  static int blocks(int sizeClass) {
    return (int) Math.max(1, SpanDescriptor.SPAN_BYTES / SizeClasses.bytes(sizeClass));
  }

  /**
   * Makes a span of lines that were just taken, with all its blocks free.
   *
   * @param sizeClass the class that its blocks serve
   * @param first offset of the first block
   * @param lines of each block, at least those of the class
   * @param blocks how many, at least 1
   * @param fresh whether they are zero
   * @return the first block, which is the caller's; the others can be taken
   */
  long create(int sizeClass, long first, long lines, int blocks, boolean fresh) {
    int span = table.create(sizeClass, first, lines, blocks);
    long bytes = lines << GranuleDescriptor.LINE_SHIFT;
    long last = first + (blocks - 1) * bytes;
    for (long block = first; block <= last; block += bytes) {
      region.cut(block, sizeClass, span, (block == last ? 0 : block + bytes) | (fresh ? FRESH : 0));
    }
    if (blocks > 1) {
      give(first + bytes, last, blocks - 1);
    }
    return first;
  }

  /** Pops a span that has free blocks; 0 if none has. */
  int pop(int sizeClass) {
    return table.pop(sizeClass);
  }

  /** Takes all free blocks of a popped span, and returns the state that leads to them. */
  long empty(int span) {
    while (true) {
      long state = table.state(span);
      if (table.replace(span, state, SpanDescriptor.next(state, false, 0, 0))) {
        return state;
      }
    }
  }

  private long blockBytes(int span) {
    return table.lines(span) << GranuleDescriptor.LINE_SHIFT;
  }

  /** Returns the first block of a free list. */
  long head(int span, long state) {
    int head = SpanDescriptor.head(state);
    return head == 0 ? 0 : table.first(span) + (head - 1) * blockBytes(span);
  }

  /** Takes one block, or {@link #NONE}. */
  long take(int sizeClass) {
    int span = table.pop(sizeClass);
    if (span == 0) {
      return NONE;
    }
    long state = empty(span);
    long block = head(span, state);
    int rest = SpanDescriptor.count(state) - 1;
    if (rest > 0) {
      give(next(block), rest);
    }
    return block;
  }

  /** Gives back blocks of one span. */
  private void give(long first, int count) {
    long last = first;
    for (int i = 1; i < count; i++) {
      last = next(last);
    }
    give(first, last, count);
  }

  /**
   * Gives back free blocks of one span.
   *
   * @param first the first
   * @param last the last
   * @param count how many there are, linked
   */
  void give(long first, long last, int count) {
    int span = region.span(first);
    int head = (int) ((first - table.first(span)) / blockBytes(span)) + 1;
    long fresh = region.link(last) & FRESH;
    while (true) {
      long state = table.state(span);
      if (SpanDescriptor.isDissolved(state)) {
        giveToRegion(span, first, count);
        return;
      }
      region.link(last, head(span, state) | fresh);
      int free = SpanDescriptor.count(state);
      if (table.replace(span, state, SpanDescriptor.next(state, false, free + count, head))) {
        if (free == 0) {
          table.push(table.sizeClass(span), span);
        }
        return;
      }
    }
  }

  /** Gives back blocks of a dissolved span. */
  private void giveToRegion(int span, long first, int count) {
    release(first, count, table.lines(span));
    long state;
    int used;
    do {
      state = table.state(span);
      used = SpanDescriptor.count(state) - count;
    } while (!table.replace(span, state, SpanDescriptor.next(state, true, used, 0)));
    if (used == 0) {
      table.forget(span);
    }
  }

  private void release(long first, int count, long lines) {
    long block = first;
    for (int i = 0; i < count; i++) {
      long next = next(block); // before somebody else writes there
      region.granule(block).extent().giveBack(block, lines);
      block = next;
    }
  }

  /**
   * Gives the free memory of spans back to the region. Under the allocator's lock; who allocates
   * meanwhile finds no span, and comes to the lock.
   *
   * @param used whether also of those that have blocks in use
   */
  void dissolve(boolean used) {
    for (int sizeClass = 0; sizeClass < SizeClasses.COUNT; sizeClass++) {
      int span = table.popAll(sizeClass);
      while (span != 0) {
        int next = table.next(span);
        if (used || SpanDescriptor.count(table.state(span)) == table.blocks(span)) {
          dissolve(span);
        } else {
          table.push(sizeClass, span);
        }
        span = next;
      }
    }
  }

  private void dissolve(int span) {
    long state;
    int used;
    do {
      state = table.state(span);
      used = table.blocks(span) - SpanDescriptor.count(state);
    } while (!table.replace(span, state, SpanDescriptor.next(state, true, used, 0)));
    release(head(span, state), SpanDescriptor.count(state), table.lines(span));
    if (used == 0) {
      table.forget(span);
    }
  }

  void close() {
    table.close();
  }
}
