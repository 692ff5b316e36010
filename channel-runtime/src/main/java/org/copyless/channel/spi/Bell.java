package org.copyless.channel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Tells a receiver of many endpoints which of them to look at: a bit for each endpoint, rung by its
 * peer after a message or at the close, and above a leaf of 64 of these a bit of a summary, which
 * tells that this leaf is worth a look.
 *
 * <pre>
 *   summary   . . . 1 . . 1 .            one word, none if there is only one leaf
 *                   │     └───────┐
 *   leaves    ... [..1..] ... [1..1.]    up to 64 words, a bit per endpoint
 * </pre>
 *
 * <p><b>Ringing and hearing.</b> The ringer sets the bit in its leaf, then the leaf's bit in the
 * summary unless it is set already, then wakes the sleeper. The receiver reads the summary and the
 * leaves that are named in it, and notes for itself which bits it has heard: nothing is written
 * between a ring and the look at the endpoint, because that would take the line from the ringer
 * just before the message's. A bit that was heard stays set, and says nothing any more, until it is
 * {@link #silence silenced}; which is due before the next look at the endpoint that has nothing to
 * show yet.
 *
 * <p>The summary's bits are not taken back either, as long as they are few: to read a leaf in vain
 * costs less than two more lines on their way for each ring. When there are more than {@link #FEW},
 * the receiver takes them all, and then reads these leaves. All these are atomic operations or
 * volatile accesses, so they have one order. If the ringer finds the summary's bit set, its own bit
 * in the leaf comes before the receiver takes the summary, and thus before the receiver reads the
 * leaf: the bit is found.
 *
 * <p><b>Silencing.</b> The receiver takes the bit back, then looks at the endpoint; the ringer
 * publishes the message, then sets the bit. Both touch the bit atomically, so one comes first. If
 * it is the ringer, the receiver's look finds the message; otherwise the bit is set, and heard.
 *
 * <p><b>Sleeping.</b> The receiver enters itself as the sleeper, full fence, then hears what was
 * rung, then parks; the ringer sees to the bits, then looks for a sleeper. Of two such pairs at
 * least one sees the other's store. Together with the waiting word of the slot ({@link
 * EndpointReceiving}), which is to the sender and the receiver what the sleeper is here, no message
 * is missed: either the receiver finds it when it looks at the endpoint after {@code watch}, or the
 * sender rings.
 *
 * <p><b>Late rings.</b> A sender may have loaded the waiting word before the receiver took it back,
 * and ring afterwards: a bit of an endpoint that is gone, or of another one that has its bit now,
 * or beyond the bits of another bell. Therefore a bit means only that the endpoint is worth a look.
 * Such a bell is an object of the garbage collector, which keeps it as long as somebody may ring
 * it; two processes that share a heap will have a permanent doorbell area in it for each of them.
 *
 * <p><b>The end of the stack.</b> What has been heard is not told again. So the receiver makes sure
 * of its stack ({@code Headroom.probeShort}) before it begins to hear, once for each wait.
 *
 * <p>Any thread may ring; only one, the owner of what is watched, may do the rest.
 *
 * <p>Source: Fähndrich et al., §4.4, whose wait handles it stands for.
 */
public final class Bell extends BellFields {
  /** The most bits that a bell can have. */
  public static final int MOST_BITS = Long.SIZE * Long.SIZE;

  /** So many leaves may be read in vain each time. */
  static final int FEW = 16;

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  @SuppressWarnings("unused") // room, see Padded
  private long line0, line1, line2, line3, line4, line5, line6;

  /** Bits of the leaves that the receiver need not be told any more. */
  private final long[] heard;

  /**
   * Creates a bell that nobody has rung.
   *
   * @param bits how many endpoints it is for, 1 to {@link #MOST_BITS}
   * @param sleeper whom it wakes; may be shared with other bells
   */
  public Bell(int bits, Sleeper sleeper) {
    super(bits, words(bits), sleeper);
    heard = new long[leaves.length];
  }

  private static int words(int bits) {
    if (bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits=" + bits + " is not between 1 and " + MOST_BITS);
    }
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /**
   * Rings for one endpoint, and wakes whoever sleeps. A bit that the bell does not have is a late
   * ring for another one, and nothing happens.
   *
   * @param bit from 0
   * @throws StackOverflowError if somebody sleeps and there is too little stack left to wake him;
   *     the ring may be repeated
   */
  public void ring(int bit) {
    if (bit >= bits) {
      return;
    }
    int leaf = bit / Long.SIZE;
    set(leaves, LONGS + leaf, 1L << bit);
    if (bits > Long.SIZE && (summary() & 1L << leaf) == 0) {
      set(summary, LONGS, 1L << leaf);
    }
    sleeper.wake();
  }

  /** Sets a bit; guesses that no other is set, because to look first takes the line twice. */
  private static void set(long[] words, int index, long flag) {
    long expected = 0;
    while ((expected & flag) == 0) {
      long found = (long) WORD.compareAndExchange(words, index, expected, expected | flag);
      if (found == expected) {
        return;
      }
      expected = found;
    }
  }

  /**
   * Returns the leaves that may have bits that were not heard yet.
   *
   * @return a bit for each
   */
  public long worthALook() {
    if (bits <= Long.SIZE) {
      return 1;
    }
    long worth = summary();
    if (Long.bitCount(worth) <= FEW) {
      return worth;
    }
    return (long) WORD.getAndSet(summary, LONGS, 0L);
  }

  /**
   * Hears the bits of a leaf that have been rung and were not heard before, each once.
   *
   * @param leaf which one
   * @return these bits of the leaf
   */
  public long hear(int leaf) {
    long word = (long) WORD.getVolatile(leaves, LONGS + leaf);
    long fresh = word & ~heard[LONGS + leaf];
    if (fresh != 0) {
      heard[LONGS + leaf] = word;
    }
    return fresh;
  }

  /**
   * Makes a bit that was heard one that can be heard again. The caller looks at its endpoint after
   * this.
   *
   * @param bit from 0
   */
  public void silence(int bit) {
    int index = LONGS + bit / Long.SIZE;
    long flag = 1L << bit;
    if ((heard[index] & flag) != 0) {
      heard[index] -= flag;
      long _ = (long) WORD.getAndAdd(leaves, index, -flag); // nobody else takes it back
    }
  }

  /** Tells whether somebody sleeps until it rings, or is about to; also to strangers. */
  boolean isAwaited() {
    return sleeper.isEntered();
  }

  private long summary() {
    return (long) WORD.getVolatile(summary, LONGS);
  }
}
