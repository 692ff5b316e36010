package org.copyless.channel.spi;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The Java objects in the messages of a process-local contract (§5.3), which no block may hold:
 * beside each slot as many as the largest message has. Nothing stays here once its message is
 * taken, or its endpoint closed.
 *
 * <p>The two ends of such a channel have one owner, and thus one thread; so plain accesses do.
 */
final class References {
  private final int mostPerMessage;
  private final @Nullable Object[] objects;

  References(int slots, int mostPerMessage) {
    this.mostPerMessage = mostPerMessage;
    this.objects = new Object[slots * mostPerMessage];
  }

  void set(int slot, int argument, @Nullable Object value) {
    objects[slot * mostPerMessage + argument] = value;
  }

  @Nullable Object take(int slot, int argument) {
    int place = slot * mostPerMessage + argument;
    Object value = objects[place];
    objects[place] = null;
    return value;
  }

  void clear() {
    Arrays.fill(objects, null);
  }
}
