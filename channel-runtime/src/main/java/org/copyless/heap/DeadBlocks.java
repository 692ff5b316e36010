package org.copyless.heap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.copyless.heap.spi.Block;

/**
 * The blocks that owners leave behind which have ended: they are searched for, reported and
 * reclaimed.
 *
 * <p>The search reads headers of strangers too, at the same time as these write them; it looks for
 * numbers that are in no header except where these owners have put them and which nobody will put
 * there again, so what it finds is right. What it reads is a header and no payload, because the
 * walk says so.
 *
 * <p>Used by the reaper only, by one thread at a time.
 */
final class DeadBlocks {
  private final Store store;
  private final Region region;
  private final Found found = new Found();

  DeadBlocks(Store store, Region region) {
    this.store = store;
    this.region = region;
  }

  /** Reclaims all blocks of owners that have ended; the stripes have been healed. */
  void reclaimAll(DeadOwners dead) {
    found.dead = dead;
    found.head = 0;
    region.walk(found);
    reportReclaimed(found.head);
    abandonAll(found.head);
    buryAll(found.head);
  }

  private void abandonAll(long head) {
    for (long block = head; block != 0; block = region.link(block) & ~OwnedBlocks.ON_STACK) {
      Block handle = store.handleAt(block);
      if (handle != null) {
        abandonOne(handle);
      }
    }
  }

  private static void abandonOne(Block handle) {
    try {
      Store.announceEnd(handle);
    } catch (RuntimeException | Error failure) {
      Logger logger = System.getLogger(ExchangeHeap.class.getPackageName());
      logger.log(Level.ERROR, "what a receive has got could not be completed; " + handle, failure);
    }
  }

  /** Reclaims the blocks of the dead. Where that fails with one, the others are still reclaimed. */
  private void buryAll(long head) {
    Throwable first = null;
    int lost = 0;
    long top = head;
    while (top != 0) {
      long offset = top;
      top = region.link(offset) & ~OwnedBlocks.ON_STACK;
      try {
        top = store.takeApart(offset, region.owner(offset), top);
      } catch (RuntimeException | Error failure) {
        first = first == null ? failure : first;
        lost++;
      }
    }
    if (first != null) {
      reportLost(lost, first);
    }
  }

  private void reportLost(int blocks, Throwable first) {
    Logger logger = System.getLogger(ExchangeHeap.class.getPackageName());
    logger.log(
        Level.ERROR,
        "blocks of ended owners could not be reclaimed; blocks="
            + blocks
            + ", heap="
            + store.heap(),
        first);
  }

  private void reportReclaimed(long head) {
    if (LeakReport.ofReclaimedIsWanted()) {
      LeakReport report = LeakReport.ofReclaimed(store);
      for (long block = head; block != 0; block = region.link(block) & ~OwnedBlocks.ON_STACK) {
        report.visit(
            block,
            region.generation(block),
            region.owner(block),
            region.type(block),
            region.size(block));
      }
      report.end();
    }
  }

  /**
   * Stacks the blocks of the dead. Their links are overwritten, because an owner that has run out
   * of stack may have left some behind.
   */
  private final class Found implements BlockVisitor {
    private DeadOwners dead;
    private long head;

    @Override
    public void visit(long block, int generation, long owner, int type, long size) {
      if (dead.contains(owner)) {
        region.link(block, head | OwnedBlocks.ON_STACK);
        head = block;
      }
    }
  }
}
