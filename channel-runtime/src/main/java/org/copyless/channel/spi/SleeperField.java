package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Padded;

/** What a {@link Sleeper} knows. */
abstract sealed class SleeperField extends Padded permits Sleeper {
  @Nullable Thread thread;

  SleeperField() {}
}
