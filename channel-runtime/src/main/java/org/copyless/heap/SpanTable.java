package org.copyless.heap;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The records of spans, and stacks of them: for each size class the spans that have free blocks,
 * and the records that stand for no span. See {@link SpanDescriptor} for a record.
 *
 * <p>Lock-free. The head of a stack is one word, a version above the number of the span on top, so
 * that a compare-and-set fails when the stack was changed and is as it was again. Records are never
 * given back, so that a thread which is late may read the next one in a record that has left the
 * stack: its compare-and-set fails then.
 *
 * <p>Orderings: a push is a release, a pop an acquire; what a span's blocks are linked by, and what
 * stands in its record, is seen by whoever pops it. The table is replaced by a longer copy with a
 * volatile store, by one thread at a time.
 */
final class SpanTable {
  /** The stack of records that stand for no span. */
  private static final int UNUSED = SizeClasses.COUNT;

  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final int CHUNK_SHIFT = 8;
  private static final int CHUNK = 1 << CHUNK_SHIFT;

  private final Arena arena = Arena.ofShared();

  /** Heads, each on a cache line of its own. */
  private final MemorySegment stacks =
      arena.allocate((UNUSED + 1L) * SpanDescriptor.LENGTH, SpanDescriptor.LENGTH);

  private volatile MemorySegment[] chunks = {newChunk()};

  /** Records made so far; 0 stands for none. */
  private int made = 1;

  private MemorySegment newChunk() {
    return arena.allocate((long) CHUNK * SpanDescriptor.LENGTH, SpanDescriptor.LENGTH);
  }

  /**
   * Pops a span that has free blocks: the caller alone may take them.
   *
   * @return its number, or 0 if no span of this class has any
   */
  int pop(int sizeClass) {
    long at = (long) sizeClass * SpanDescriptor.LENGTH;
    while (true) {
      long head = (long) LONG.getAcquire(stacks, at);
      int span = (int) head;
      if (span == 0 || LONG.compareAndSet(stacks, at, head, successor(head, next(span)))) {
        return span;
      }
    }
  }

  /** Pops all spans, and returns the first; they are linked by {@link #next}. */
  int popAll(int sizeClass) {
    long at = (long) sizeClass * SpanDescriptor.LENGTH;
    while (true) {
      long head = (long) LONG.getAcquire(stacks, at);
      if ((int) head == 0 || LONG.compareAndSet(stacks, at, head, successor(head, 0))) {
        return (int) head;
      }
    }
  }

  /** Pushes a span. */
  void push(int sizeClass, int span) {
    long at = (long) sizeClass * SpanDescriptor.LENGTH;
    while (true) {
      long head = (long) LONG.getAcquire(stacks, at);
      next(span, (int) head);
      if (LONG.compareAndSet(stacks, at, head, successor(head, span))) {
        return;
      }
    }
  }

  private static long successor(long head, int span) {
    return ((head >>> Integer.SIZE) + 1) << Integer.SIZE | span;
  }

  /** Gives the number of a span without free blocks. Under the allocator's lock. */
  int create(int sizeClass, long first, long lines, int blocks) {
    int unused = pop(UNUSED);
    int span = unused == 0 ? make() : unused;
    MemorySegment record = record(span);
    long at = position(span);
    record.set(JAVA_SHORT, at + SpanDescriptor.SIZE_CLASS_OFFSET, (short) sizeClass);
    record.set(JAVA_SHORT, at + SpanDescriptor.BLOCKS_OFFSET, (short) blocks);
    record.set(JAVA_LONG, at + SpanDescriptor.FIRST_OFFSET, first);
    record.set(JAVA_LONG, at + SpanDescriptor.LINES_OFFSET, lines);
    setState(span, SpanDescriptor.next(state(span), false, 0, 0));
    return span;
  }

  private int make() {
    MemorySegment[] table = chunks;
    if (made == table.length << CHUNK_SHIFT) {
      MemorySegment[] longer = Arrays.copyOf(table, table.length + 1);
      longer[table.length] = newChunk();
      chunks = longer;
    }
    return made++;
  }

  /** Says that a number stands for no span any more. */
  void forget(int span) {
    push(UNUSED, span);
  }

  private MemorySegment record(int span) {
    return chunks[span >>> CHUNK_SHIFT];
  }

  private static long position(int span) {
    return (long) (span & (CHUNK - 1)) * SpanDescriptor.LENGTH;
  }

  int next(int span) {
    return record(span).get(JAVA_INT, position(span) + SpanDescriptor.NEXT_OFFSET);
  }

  private void next(int span, int next) {
    record(span).set(JAVA_INT, position(span) + SpanDescriptor.NEXT_OFFSET, next);
  }

  int sizeClass(int span) {
    return record(span).get(JAVA_SHORT, position(span) + SpanDescriptor.SIZE_CLASS_OFFSET);
  }

  int blocks(int span) {
    return record(span).get(JAVA_SHORT, position(span) + SpanDescriptor.BLOCKS_OFFSET);
  }

  long first(int span) {
    return record(span).get(JAVA_LONG, position(span) + SpanDescriptor.FIRST_OFFSET);
  }

  long lines(int span) {
    return record(span).get(JAVA_LONG, position(span) + SpanDescriptor.LINES_OFFSET);
  }

  long state(int span) {
    return (long) LONG.getAcquire(record(span), position(span));
  }

  private void setState(int span, long state) {
    LONG.setRelease(record(span), position(span), state);
  }

  boolean replace(int span, long expected, long state) {
    return LONG.compareAndSet(record(span), position(span), expected, state);
  }

  void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
