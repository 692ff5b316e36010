package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Padded;

/** What an {@link Outbox} writes. */
abstract sealed class OutboxFields extends Padded permits Outbox {
  /** The slot of the next message in {@link #last}; {@link #end} when none is left. */
  long slot;

  long end;
  @Nullable MessageSegment last;
  @Nullable MessageSegment oldest;

  /** A segment that is about to be linked, or has just been. */
  @Nullable MessageSegment spare;

  /** How many slots the next new segment has. */
  int slots;

  /** The receiver's position when last looked at; segments before it can be used again. */
  long position;

  /** Whether the peer was found closed, so that no message need be published. */
  boolean isPeerClosed;

  OutboxFields() {}
}
