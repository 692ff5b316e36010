package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;

/** What an {@link Inbox} writes. */
abstract sealed class InboxFields extends Line permits Inbox {
  /** The message taken last, which will lead to the next one; none at first. */
  @Nullable MessageBlock position;

  /** The message after it, once it is there. */
  @Nullable MessageBlock head;

  InboxFields() {}
}
