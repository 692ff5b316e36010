package org.copyless.channel.spi;

import java.lang.foreign.MemorySegment;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Padded;

/** What an {@link Inbox} writes. */
abstract sealed class InboxFields extends Padded permits Inbox {
  /** The segment that holds the next message, or will lead to it; none at first. */
  @Nullable MessageSegment segment;

  /** Its memory. */
  MemorySegment memory;

  /** The slot of the next message in it; {@link #end} when all of them are taken. */
  long slot;

  long end;

  /** How many messages the receiver had received, and sent, when it last had to wait. */
  long receivedThen;

  long sentThen;

  /** How many pauses went between two looks then. */
  int pauses = 1;

  InboxFields() {}
}
