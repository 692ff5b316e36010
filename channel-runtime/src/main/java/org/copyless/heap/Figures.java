package org.copyless.heap;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the {@link Tally tallies} of a heap have settled, and its highest figures.
 *
 * <p>Exact while nobody allocates or frees. A peak is exact if one thread did all the work; of
 * threads that work at the same time each stripe holds back less than {@link Tally#BLOCKS} blocks
 * and {@link Tally#BYTES} bytes, by which a peak may be too low.
 *
 * <p>Thread-safe.
 */
final class Figures {
  /** How often figures are read anew because a tally was settled meanwhile. */
  private static final int PATIENCE = 1_000;

  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong blocks = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong allocations = new AtomicLong();
  private final AtomicLong peakBlocks = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();

  /** Called before a tally is settled, so that nobody counts it twice, or not at all. */
  void begin() {
    begun.incrementAndGet();
  }

  /** Called after a tally was settled, and emptied. */
  void end() {
    ended.incrementAndGet();
  }

  /** Counts blocks; {@code crest} is how far the number rose before it came to the change. */
  void addBlocks(long change, long crest) {
    raise(peakBlocks, blocks.get() + crest);
    blocks.addAndGet(change);
  }

  /** Counts bytes; {@code crest} is how far the number rose before it came to the change. */
  void addBytes(long change, long crest) {
    raise(peakBytes, bytes.get() + crest);
    bytes.addAndGet(change);
  }

  private static void raise(AtomicLong peak, long figure) {
    if (figure > peak.get()) {
      peak.accumulateAndGet(figure, Math::max);
    }
  }

  void addAllocations(long count) {
    allocations.addAndGet(count);
  }

  void addMessages(long count) {
    messages.addAndGet(count);
  }

  long messages() {
    return messages.get();
  }

  /**
   * Returns the figures. They are read anew if a tally was settled meanwhile, which happens once in
   * {@link Tally#BLOCKS} blocks; but not for ever: a thread may be stopped in that.
   *
   * @param tallies what is not settled yet
   * @param extents the memory
   * @param sent messages sent
   */
  @SuppressWarnings("ThreadPriorityCheck") // lets go on who was stopped in the middle of it
  HeapStatistics sum(Tally[] tallies, Extents extents, long sent) {
    for (int i = 0; i < PATIENCE; i++) {
      long settled = ended.get();
      HeapStatistics sum = sumOnce(tallies, extents, sent);
      VarHandle.acquireFence(); // tallies are plain: read before begun is
      if (begun.get() == settled) {
        return sum;
      }
      Thread.yield();
    }
    return sumOnce(tallies, extents, sent);
  }

  private HeapStatistics sumOnce(Tally[] tallies, Extents extents, long sent) {
    long liveBlocks = blocks.get();
    long liveBytes = bytes.get();
    long allocated = allocations.get();
    long highBlocks = peakBlocks.get();
    long highBytes = peakBytes.get();
    for (Tally tally : tallies) {
      highBlocks = Math.max(highBlocks, liveBlocks + tally.crestBlocks);
      highBytes = Math.max(highBytes, liveBytes + tally.crestBytes);
      liveBlocks += tally.blocks;
      liveBytes += tally.bytes;
      allocated += tally.allocations;
    }
    return new HeapStatistics(
        liveBlocks,
        liveBytes,
        allocated,
        Math.max(highBlocks, liveBlocks),
        Math.max(highBytes, liveBytes),
        extents.reserved(),
        extents.limit(),
        sent);
  }
}
