package org.copyless.channel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Tells a receiver of many endpoints which of them to look at: a bit for each endpoint, rung by its
 * peer after a message or at the close, and a summary with a bit for each word of these. Finding
 * the bits that were rung costs as many steps as there are words with rung bits. Up to 64 endpoints
 * have their bits in the summary itself, because each word more is a cache line that goes to the
 * ringer and back.
 *
 * <pre>
 *   summary   . . . 1 . . 1 .            one word, 64 bits
 *                   │     └───────┐
 *   leaves    ... [..1..] ... [1..1.]    up to 64 words, a bit per endpoint
 * </pre>
 *
 * <p><b>Ringing.</b> The ringer sets the bit in its leaf, then the leaf's bit in the summary unless
 * it is set already, then wakes the sleeper. The receiver takes the summary, leaving 0, and then
 * each leaf that was named in it. All are atomic operations or volatile accesses, so they have one
 * order. If the ringer finds the summary's bit set, its own bit in the leaf comes before the
 * receiver clears the summary, and thus before the receiver takes the leaf: the bit is found. Where
 * the summary is all there is, one atomic operation sets the bit, and one takes it.
 *
 * <p><b>Sleeping.</b> The receiver enters itself as the sleeper, full fence, then takes what was
 * rung, then parks; the ringer sees to the bits, then looks for a sleeper. Of two such pairs at
 * least one sees the other's store. Together with the waiting word of the slot ({@link
 * EndpointCore}), which is to the sender and the receiver what the sleeper is here, no message is
 * missed: either the receiver finds it when it looks at the endpoint after {@code watch}, or the
 * sender rings.
 *
 * <p><b>Late rings.</b> A sender may have loaded the waiting word before the receiver took it back,
 * and ring afterwards: a bit of an endpoint that is gone, or of another one that has its bit now,
 * or beyond the bits of another bell. Therefore a bit means only that the endpoint is worth a look.
 * Such a bell is an object of the garbage collector, which keeps it as long as somebody may ring
 * it; two processes that share a heap will have a permanent doorbell area in it for each of them.
 *
 * <p>Any thread may ring; only one, the owner of what is watched, may take.
 *
 * <p>Source: Fähndrich et al., §4.4, whose wait handles it stands for.
 */
public final class Bell {
  /** The most bits that a bell can have. */
  public static final int MOST_BITS = Long.SIZE * Long.SIZE;

  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final Sleeper sleeper;
  private final int bits;

  /** With a line of room on both sides: its neighbours are written by who does not ring. */
  private final long[] summary = new long[Line.LONGS + 1 + Line.LONGS];

  private final long[] leaves;

  /**
   * Creates a bell that nobody has rung.
   *
   * @param bits how many endpoints it is for, 1 to {@link #MOST_BITS}
   * @param sleeper whom it wakes; may be shared with other bells
   */
  public Bell(int bits, Sleeper sleeper) {
    if (bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits=" + bits + " is not between 1 and " + MOST_BITS);
    }
    this.sleeper = sleeper;
    this.bits = bits;
    this.leaves = new long[bits > Long.SIZE ? (bits + Long.SIZE - 1) / Long.SIZE : 0];
  }

  /** What is done with a bit that was rung. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Looks at the endpoint of a bit.
     *
     * @param bit from 0
     */
    void rung(int bit);
  }

  /**
   * Rings for one endpoint, and wakes whoever sleeps. A bit that the bell does not have is a late
   * ring for another one, and nothing happens.
   *
   * @param bit from 0
   */
  public void ring(int bit) {
    if (bit >= bits) {
      return;
    }
    if (leaves.length == 0) {
      WORD.getAndBitwiseOr(summary, Line.LONGS, 1L << bit);
    } else {
      ringLeaf(bit);
    }
    sleeper.wake();
  }

  private void ringLeaf(int bit) {
    int leaf = bit / Long.SIZE;
    WORD.getAndBitwiseOr(leaves, leaf, 1L << bit);
    long flag = 1L << leaf;
    if ((summary() & flag) == 0) {
      WORD.getAndBitwiseOr(summary, Line.LONGS, flag);
    }
  }

  /**
   * Tells whether somebody has rung since the last {@link #take}.
   *
   * @return whether a take would find a bit
   */
  public boolean isRung() {
    return summary() != 0;
  }

  /**
   * Takes all bits that were rung, leaving none.
   *
   * @param listener called for each, in the order of the bits
   */
  public void take(Listener listener) {
    if (!isRung()) {
      return;
    }
    long words = (long) WORD.getAndSet(summary, Line.LONGS, 0L);
    if (leaves.length == 0) {
      tell(listener, 0, words);
      return;
    }
    while (words != 0) {
      int leaf = Long.numberOfTrailingZeros(words);
      words &= words - 1;
      tell(listener, leaf * Long.SIZE, (long) WORD.getAndSet(leaves, leaf, 0L));
    }
  }

  private long summary() {
    return (long) WORD.getVolatile(summary, Line.LONGS);
  }

  private static void tell(Listener listener, int base, long word) {
    for (long left = word; left != 0; left &= left - 1) {
      listener.rung(base + Long.numberOfTrailingZeros(left));
    }
  }
}
