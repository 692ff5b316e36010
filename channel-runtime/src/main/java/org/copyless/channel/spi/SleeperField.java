package org.copyless.channel.spi;

import org.checkerframework.checker.nullness.qual.Nullable;

/** What a {@link Sleeper} knows. */
abstract sealed class SleeperField extends Line permits Sleeper {
  @Nullable Thread thread;

  SleeperField() {}
}
