package org.copyless.channel.spi;

/**
 * How long one endpoint's receiver looks for a message before it parks, and how often it gives way
 * in between, learnt from how its waits end.
 *
 * <p><b>Looking</b> pays only if it outlasts the wake-up of a parked thread, tens of microseconds,
 * and if the sender can run meanwhile, on another core or carrier. So the budget starts at {@link
 * #FULL} looks, with a virtual thread at none, because there may be a million that each wait once.
 * Each wait that ends in parking halves it. A message that comes while the receiver gives way tells
 * that its sender shares the core with it, or is as good as there: that leaves a quarter. Below
 * {@link #FEW} looks there are none, but for every {@link #OFTEN}th wait, which tries with a few:
 * that costs next to nothing, and finds out when the sender has got a core of its own. A message
 * that is found doubles the budget, and makes it four times what the message took.
 *
 * <p>Two peers that both park would never find out that they need not, because a few looks do not
 * outlast a wake-up, and take hundreds of times as long as two that look. So after {@link #PROBE}
 * parked waits one is tried with {@link #LONG} looks; after twice as many the next, and so on up to
 * {@link #LEAST_OFTEN}, because it may be in vain for ever. Who finds a message so has to go on
 * until the peer, which has to be woken each time, finds out as well, by the few looks of its every
 * {@link #OFTEN}th wait. So what took longer than half of {@link #FULL} is a wake-up, and makes the
 * budget {@link #LONG}; one that a late wake-up halved to less than the next one takes would be
 * lost again. A virtual thread that looks keeps its carrier from others, who may be many: it never
 * looks longer than {@link #FULL}, and comes to try that up to four times more rarely.
 *
 * <p><b>Giving way</b> is for platform threads only. A sender that waits for the same core runs at
 * once then, which costs half of what it costs to park and to be woken. But where others want the
 * core, it may be gone for milliseconds. So each wait that ends in parking takes one step away, and
 * one that has ended while giving way brings back all.
 *
 * <p>Whether there is a second core is no question that can be asked: {@link
 * Runtime#availableProcessors} counts those that the calling thread is bound to, and its sender may
 * be bound to another. So 1 is a reason to begin with giving way, and not to leave it at that.
 *
 * <p>Confined to the endpoint's owner.
 */
public final class SpinBudget {
  /** Some 50 µs, which is what it takes to wake a core that sleeps. */
  static final int FULL = Integer.getInteger("copyless.spins", 2_000);

  /** What outlasts most wake-ups, also of a host that takes its time. */
  static final int LONG = (int) Math.min(4L * FULL, Integer.MAX_VALUE);

  static final int FEW = 32;
  static final int OFTEN = 16;
  static final int PROBE = 64;
  static final int YIELDS = 4;

  private static final int PLATFORM = Runtime.getRuntime().availableProcessors() > 1 ? FULL : 0;
  private static final int VIRTUAL = carriers() > 1 ? FULL : 0;

  private static final int LEAST_OFTEN = 16 * PROBE;
  private static final int SELDOM = 4 * LEAST_OFTEN;
  private static final int NOT_YET = -1;

  // small, because each endpoint has one
  private int looks = NOT_YET;
  private short parks;
  private short patience = PROBE;
  private byte yields = YIELDS;
  private byte waits;

  /** The budget of an endpoint that has not waited yet. */
  public SpinBudget() {}

  /**
   * Returns how often the current thread shall look before it yields or parks.
   *
   * @return times
   */
  public int spins() {
    boolean virtual = Thread.currentThread().isVirtual();
    if (looks == NOT_YET) {
      looks = virtual ? 0 : PLATFORM;
    }
    int most = virtual ? VIRTUAL : LONG;
    if (looks >= FEW || most == 0) {
      return Math.min(looks, most);
    }
    return ++waits % OFTEN == 0 ? Math.min(FEW, most) : 0;
  }

  /**
   * Returns how often the current thread shall yield before it parks.
   *
   * @return times
   */
  public int yields() {
    return Thread.currentThread().isVirtual() ? 0 : yields;
  }

  /**
   * Learns that a message came while the receiver was spinning.
   *
   * @param after how many looks
   */
  public void found(int after) {
    int most = after > FULL / 2 ? most() : FULL;
    int learnt = Math.clamp(2L * Math.max(looks, 2L * after), Math.min(FEW, FULL), most);
    if (looks != learnt || patience != PROBE) { // or each message would write
      looks = learnt;
      patience = PROBE;
    }
  }

  /** Learns that a message came while the receiver was giving way. */
  public void gaveWay() {
    looks >>= 2;
    yields = YIELDS;
  }

  /** Learns that the receiver has to park. */
  public void parking() {
    looks >>= 1;
    yields = (byte) Math.max(yields - 1, 0);
    if (++parks % OFTEN == 0) {
      yields = YIELDS;
    }
    if (parks >= patience) {
      parks = 0;
      looks = most();
      patience = (short) Math.min(2 * patience, looks == LONG ? LEAST_OFTEN : SELDOM);
    }
  }

  /** Returns what is worth trying. */
  private static int most() {
    return Thread.currentThread().isVirtual() ? FULL : LONG;
  }

  private static int carriers() {
    return Integer.getInteger(
        "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
  }
}
