package org.copyless.heap;

import org.copyless.heap.spi.Padded;

/**
 * What a stripe has counted and not yet told the {@link Figures}: so an allocation changes nothing
 * that all threads share.
 *
 * <p>Changed by the thread that has the stripe. Read by others: in words of 64 bits, which are
 * whole, and which may be those of a moment ago while the stripe is in use.
 */
final class Tally extends Padded {
  /** Blocks, allocated less freed or the other way around, that are told at the latest. */
  static final int BLOCKS = 64;

  /** Bytes that are told at the latest. */
  static final long BYTES = 256 << 10;

  long blocks;
  long bytes;
  long allocations;

  /** The most that {@link #blocks} has been. */
  long crestBlocks;

  /** The most that {@link #bytes} has been. */
  long crestBytes;

  private final Figures figures;

  Tally(Figures figures) {
    this.figures = figures;
  }

  /** Called after {@link #blocks} and {@link #bytes} were raised. */
  void allocated() {
    allocations++;
    if (blocks > crestBlocks || bytes > crestBytes) {
      raise();
    }
  }

  private void raise() {
    crestBlocks = Math.max(crestBlocks, blocks);
    crestBytes = Math.max(crestBytes, bytes);
    if (blocks >= BLOCKS || bytes >= BYTES) {
      settle();
    }
  }

  /** Called after {@link #blocks} and {@link #bytes} were lowered. */
  void freed() {
    if (blocks <= -BLOCKS || bytes <= -BYTES) {
      settle();
    }
  }

  private void settle() {
    figures.begin();
    try {
      figures.addAllocations(allocations);
      allocations = 0;
      figures.addBlocks(blocks, crestBlocks);
      blocks = 0;
      crestBlocks = 0;
      figures.addBytes(bytes, crestBytes);
      bytes = 0;
      crestBytes = 0;
    } finally {
      figures.end(); // goes no deeper than begin, which has found room
    }
  }
}
