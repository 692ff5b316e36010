package org.copyless.channel.spi;

import org.copyless.heap.spi.Padded;

/** What a ringer reads of a {@link Bell}. */
abstract sealed class BellFields extends Padded permits Bell {
  final Sleeper sleeper;
  final int bits;

  // Each with a line of room on both sides, as this object has.
  final long[] leaves;
  final long[] summary = new long[LONGS + 1 + LONGS];

  BellFields(int bits, int words, Sleeper sleeper) {
    this.sleeper = sleeper;
    this.bits = bits;
    this.leaves = new long[LONGS + words + LONGS];
  }
}
