package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Block;

/** What the peer rings at a message, where the owner waits at more than this end. */
abstract sealed class EndpointWakeUp extends Block permits EndpointCore {
  private volatile @Nullable Bell bell;

  EndpointWakeUp() {}

  /** Returns what rings for a select that watches this end, or has watched it last. */
  final @Nullable Bell bell() {
    return bell;
  }

  /** Tells whether somebody sleeps until the bell rings that watches this end. */
  final boolean isSelecting() {
    Bell watching = bell;
    return watching != null && watching.isAwaited();
  }

  /** Sets the bell; a store that changes nothing would take the line from the peer. */
  @SuppressWarnings("ReferenceEquality") // bells are compared by identity
  final void bell(Bell ringing) {
    if (bell != ringing) {
      bell = ringing;
    }
  }
}
