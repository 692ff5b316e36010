package org.copyless.channel;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.spi.EndpointBlockType;

/**
 * One column of a pattern matrix: what each of its rows wants of one source, as view classes, and
 * as tags for each type of endpoint that has stood there.
 *
 * <p>Immutable but for the tags found, which are found again if two threads look at a time;
 * thread-safe.
 *
 * <p>Source: Fähndrich et al., §4.4.
 */
final class Heads {
  /** The entry of a head that does not matter. */
  static final int ANY = 0;

  /** The entry of the head of a channel that the peer has closed. */
  static final int CLOSED = -1;

  private final Class<?>[] heads;
  private final int[] untyped;
  private volatile @Nullable Found found;

  /** The entries for one type, and those found before. Immutable. */
  private static final class Found {
    private final EndpointBlockType<?> type;
    private final int[] entries;
    private final @Nullable Found next;

    private Found(EndpointBlockType<?> type, int[] entries, @Nullable Found next) {
      this.type = type;
      this.entries = entries;
      this.next = next;
    }
  }

  /**
   * Makes a column.
   *
   * @param heads a view class per row, {@code ChannelClosed.class} or {@link Select#ANY}
   */
  Heads(Class<?>[] heads) {
    this.heads = heads;
    this.untyped =
        Arrays.stream(heads).mapToInt(head -> head == Select.ANY ? ANY : CLOSED).toArray();
  }

  /** Returns entries for a source that has no endpoints: only those that do not matter count. */
  int[] entries() {
    return untyped;
  }

  /**
   * Returns the column's entries for a type of endpoint; looks classes up only for the first time.
   *
   * @throws IllegalArgumentException if an endpoint of the type can never receive one of the heads
   */
  int[] entries(EndpointBlockType<?> type) {
    for (Found known = found; known != null; known = known.next) {
      if (known.type == type) {
        return known.entries;
      }
    }
    int[] entries = Arrays.stream(heads).mapToInt(head -> entry(head, type)).toArray();
    found = new Found(type, entries, found);
    return entries;
  }

  private static int entry(Class<?> head, EndpointBlockType<?> type) {
    if (head == Select.ANY) {
      return ANY;
    }
    if (head == ChannelClosed.class) {
      return CLOSED;
    }
    int tag = type.tagOf(head);
    if (tag == EndpointBlockType.NO_MESSAGE) {
      throw new IllegalArgumentException(
          type + " cannot receive " + head.getCanonicalName() + "; it receives " + type.received());
    }
    return tag;
  }

  @Override
  public String toString() {
    return Arrays.stream(heads).map(Class::getSimpleName).toList().toString();
  }
}
