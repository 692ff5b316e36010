package org.copyless.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.spi.Bell;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.channel.spi.Sleeper;
import org.copyless.heap.spi.Headroom;

/**
 * The endpoints of a set or map, each at a place of its own, and which of them have something at
 * the head of their queue.
 *
 * <pre>
 *   place      0     1     2     3     4     5   …
 *   watched    ─     x     ─     ─     x     free     by a bit of a bell each
 *   ready      M     │     M     closed│
 *              └───────────┘                          first and last of the queue of M
 * </pre>
 *
 * <p>A member is watched from when it is added; when something comes it stands in the queue of its
 * head, a message or the closed channel, until it is taken. Nobody but the owner takes that away,
 * so the queue tells the truth without another look. Who is taken stays watched until he waits by
 * himself, because most come back.
 *
 * <p>Few members are not watched but polled, that is looked at with each look at the bells: a ring
 * takes one more line from core to core, and back, than the message does. Before their owner sleeps
 * they are watched like the others, so that what holds of a sleeper ({@link Bell}) holds for them.
 *
 * <p>Adding, ringing and taking each cost the same however many members there are, but that a look
 * for rings passes over one word for the first 64 members, and one and mostly at most sixteen
 * leaves for each 4,096 more. Whoever is ready first is first to be taken; who comes back is last.
 *
 * <p>Confined to the owner of the set, but for the bells, which the peers ring: see {@link Bell}.
 *
 * <p>Source: Fähndrich et al., §5.1.
 */
final class Members implements Spinner {
  private static final int NONE = -1;
  private static final int WATCHED = EndpointStatus.EMPTY;
  private static final int LEAST = 16;

  /** Of so many members each is polled. */
  static final int FEW = 8;

  /** As many as the first bell has, which is flat. */
  private static final int FLAT = Long.SIZE;

  private final Sleeper sleeper = new Sleeper();
  private final List<EndpointBlockType<?>> types = new ArrayList<>();

  /** The type of the one who was added last. */
  private @Nullable EndpointBlockType<?> latest;

  private Bell[] bells = {};
  private @Nullable Endpoint[] endpoints = {};

  /** By place: its head, if it is ready; and the next place in its queue, or the next free one. */
  private int[] heads = {};

  private int[] next = {};
  private int free = NONE;

  /** By head, from CLOSED on: the first and last place of its queue. */
  private int[] first = {};

  private int[] last = {};

  /** Who is polled, as bits of the first places; nobody among them is ready. */
  private long polled;

  /** What a wait on these members alone asks for. */
  private int[] asked = {};

  private int size;
  private int ready;
  private int chosen = Heads.ANY;
  private long looks;

  Members() {}

  int size() {
    return size;
  }

  int ready() {
    return ready;
  }

  Sleeper sleeper() {
    return sleeper;
  }

  /** Returns how often a member has been looked at, for tests. */
  long looks() {
    return looks;
  }

  /** Returns the number of places, taken or free. */
  int places() {
    return endpoints.length;
  }

  @Nullable Endpoint at(int place) {
    return endpoints[place];
  }

  /** Puts an endpoint at a free place, without a look at it. */
  int put(Endpoint endpoint, EndpointBlockType<?> type) {
    if (type != latest && !types.contains(type)) {
      welcome(type);
    }
    latest = type;
    if (free == NONE) {
      grow();
    }
    int place = free;
    free = next[place];
    endpoints[place] = endpoint;
    heads[place] = WATCHED;
    size++;
    return place;
  }

  private void welcome(EndpointBlockType<?> type) {
    types.add(type);
    int queues = type.messageCount() + 2;
    int known = first.length;
    if (queues > known) {
      first = Arrays.copyOf(first, queues);
      last = Arrays.copyOf(last, queues);
      Arrays.fill(first, known, queues, NONE);
    }
  }

  private void grow() {
    int from = endpoints.length;
    int to = Math.max(LEAST, 2 * from);
    while (base(bells.length) < to) {
      int bell = bells.length;
      bells = Arrays.copyOf(bells, bell + 1);
      bells[bell] = new Bell(bell == 0 ? FLAT : Bell.MOST_BITS, sleeper);
    }
    heads = Arrays.copyOf(heads, to);
    next = Arrays.copyOf(next, to);
    endpoints = Arrays.copyOf(endpoints, to);
    for (int place = to - 1; place >= from; place--) {
      release(place);
    }
  }

  /** Returns the first place of a bell. */
  private static int base(int bell) {
    return bell == 0 ? 0 : FLAT + (bell - 1) * Bell.MOST_BITS;
  }

  private static int bell(int place) {
    return place < FLAT ? 0 : 1 + (place - FLAT) / Bell.MOST_BITS;
  }

  private void release(int place) {
    endpoints[place] = null;
    next[place] = free;
    free = place;
  }

  /** Takes an endpoint out that has never been armed. */
  void remove(int place) {
    release(place);
    size--;
  }

  /**
   * Begins to wait for the head of an endpoint's queue, which may have something already: that is
   * found now, or by the next {@link #drain}.
   */
  void arm(int place) {
    if (size <= FEW && place < FLAT) {
      EndpointStatus.unwatch(endpoints[place]);
      polled |= 1L << place;
    } else {
      watchPolled(); // they are no longer few
      watch(place);
    }
  }

  /**
   * Watches those who are polled, because their owner is about to sleep, or they are no longer few;
   * who has something is ready then. Until all of them are watched they are polled too, in case the
   * stack ends here.
   */
  void watchPolled() {
    for (long left = polled; left != 0; left &= left - 1) {
      watch(Long.numberOfTrailingZeros(left));
    }
    polled = 0;
  }

  /**
   * Has the bell rung for an endpoint, and looks at it. Where the endpoint has been watched at this
   * place before, and nobody has waited for it elsewhere meanwhile, its peer has not to be told
   * anew.
   */
  private void watch(int place) {
    int index = bell(place);
    int bit = place - base(index);
    bells[index].silence(bit);
    EndpointStatus.watch(endpoints[place], bells[index], bit);
    look(place); // what has come before the watch does not ring, and what was silenced neither
  }

  /** Looks at an endpoint; if something is there, it is ready. */
  private boolean look(int place) {
    looks++;
    int head = EndpointStatus.ofMember(endpoints[place]);
    if (head == EndpointStatus.EMPTY) {
      return false;
    }
    if (place < FLAT) {
      polled &= ~(1L << place);
    }
    heads[place] = head;
    next[place] = NONE;
    int queue = head + 1;
    if (first[queue] == NONE) {
      first[queue] = place;
    } else {
      next[last[queue]] = place;
    }
    last[queue] = place;
    ready++;
    return true;
  }

  /** Looks at the endpoints of a leaf that have rung. */
  private void rung(Bell bell, int base, int leaf, long bits) {
    for (long left = bits; left != 0; left &= left - 1) {
      int bit = leaf * Long.SIZE + Long.numberOfTrailingZeros(left);
      if (isWatched(base + bit) && !look(base + bit)) { // late, for who was here before
        bell.silence(bit);
        look(base + bit);
      }
    }
  }

  private boolean isWatched(int place) {
    return place < endpoints.length && endpoints[place] != null && heads[place] == WATCHED;
  }

  /** Rings as a late sender does, for tests. */
  void ringFor(int place) {
    int bell = bell(place);
    bells[bell].ring(place - base(bell));
  }

  /**
   * Looks at those who are polled, and finds out who has rung. What has been heard is not told
   * again, and so is looked at at once: the caller has made sure of its stack with {@link
   * Headroom#probeShort}.
   *
   * @return whether somebody is ready who was not
   */
  boolean drain() {
    int before = ready;
    for (long left = polled; left != 0; left &= left - 1) {
      look(Long.numberOfTrailingZeros(left));
    }
    if (Long.bitCount(polled) + ready < size) {
      drainBells();
    }
    return ready != before;
  }

  private void drainBells() {
    for (int index = 0; index < bells.length; index++) {
      Bell bell = bells[index];
      for (long left = bell.worthALook(); left != 0; left &= left - 1) {
        int leaf = Long.numberOfTrailingZeros(left);
        long bits = bell.hear(leaf);
        if (bits != 0) {
          rung(bell, base(index), leaf, bits);
        }
      }
    }
  }

  /**
   * Returns a column's entries for these members.
   *
   * @throws IllegalArgumentException if one of them can never receive a head of it
   */
  int[] entries(Heads column) {
    if (types.isEmpty()) {
      return column.entries();
    }
    int[] entries = column.entries(types.getFirst());
    for (int index = 1; index < types.size(); index++) {
      if (!Arrays.equals(entries, column.entries(types.get(index)))) {
        throw new IllegalArgumentException(
            types.getFirst() + " and " + types.get(index) + " have no contract in common");
      }
    }
    return entries;
  }

  Outlook outlook(int entry) {
    if (ready > 0 && first[entry + 1] != NONE) {
      return Outlook.SATISFIED;
    }
    return ready < size ? Outlook.POSSIBLE : Outlook.IMPOSSIBLE;
  }

  /** Notes what a wait on these members alone asks for: the entries of its one column. */
  @SuppressWarnings("ReferenceEquality") // mostly the same array: a store is dearer than a look
  void ask(int[] entries) {
    if (asked != entries) {
      asked = entries;
    }
  }

  /**
   * Finds the first row that is asked for, in the order of the text, whose head is there.
   *
   * @return its number, {@link Matrix#WAIT} or {@link Matrix#NEVER}
   */
  int evaluate() {
    if (ready > 0) {
      for (int row = 0; row < asked.length; row++) {
        if (first[asked[row] + 1] != NONE) {
          return row;
        }
      }
    }
    return ready < size ? Matrix.WAIT : Matrix.NEVER;
  }

  @Override
  public int lookAgain() {
    return drain() ? evaluate() : Matrix.WAIT;
  }

  /** Chooses the one who has been ready with a head for longest, or with ANY nobody. */
  void choose(int entry) {
    chosen = entry;
  }

  /** Returns the place of the one chosen, or a negative number. */
  int chosen() {
    return chosen == Heads.ANY ? NONE : first[chosen + 1];
  }

  /** Takes out the one chosen. */
  void take() {
    int queue = chosen + 1;
    int place = first[queue];
    first[queue] = next[place];
    ready--;
    size--;
    chosen = Heads.ANY;
    release(place);
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(endpoints, null);
    Arrays.fill(first, NONE);
    polled = 0;
    size = 0;
    ready = 0;
    chosen = Heads.ANY;
  }
}
