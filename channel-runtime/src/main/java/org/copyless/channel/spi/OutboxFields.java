package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;

/** What an {@link Outbox} writes. */
abstract sealed class OutboxFields extends Line permits Outbox {
  /** The message that is being made; kept for the next one when it is refused. */
  @Nullable MessageBlock pending;

  /** Whether what it was before is still in it. */
  boolean isUsed;

  @Nullable MessageBlock last;
  @Nullable MessageBlock oldest;

  /** The receiver's position when last looked at; blocks before it can be used again. */
  long position;

  OutboxFields() {}
}
