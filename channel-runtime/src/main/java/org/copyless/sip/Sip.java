package org.copyless.sip;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * A software-isolated process: a thread that is an owner of its own, tied to others by channels
 * only. The endpoints and blocks that it starts with are claimed from its starter.
 *
 * <p>When it ends, normally or with an exception, its endpoints are closed and its blocks are
 * reclaimed, so that peers see {@link org.copyless.channel.ChannelClosed} and nothing is lost. A
 * thread that is no SIP, such as the main thread, is an owner too, but nobody cleans up behind it.
 *
 * <p>SIPs run on virtual threads; {@link #platform} gives one a platform thread, for work that
 * keeps a core busy. Thread-safe.
 *
 * <p>Source: Fähndrich et al., §2.1, §2.5 and §4.3.
 */
public final class Sip {
  private static final Starter VIRTUAL = new Starter(Thread.ofVirtual().factory());
  private static final Starter PLATFORM = new Starter(Thread.ofPlatform().factory());

  private final Owner owner;
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  private Sip(ThreadFactory factory, Owner owner, Body body) {
    this.owner = owner;
    this.thread = factory.newThread(() -> run(body));
    thread.setName(owner.name());
  }

  /** What a SIP does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs the process.
     *
     * @throws Exception to end the process abnormally
     */
    void run() throws Exception;
  }

  /**
   * What a SIP does that starts with one endpoint or block.
   *
   * @param <A> its type
   */
  @FunctionalInterface
  public interface Body1<A extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a) throws Exception;
  }

  /**
   * What a SIP does that starts with two endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   */
  @FunctionalInterface
  public interface Body2<A extends Tracked, B extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @param b given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a, @Claims B b) throws Exception;
  }

  /**
   * Starts a SIP on a virtual thread.
   *
   * @param name for messages, and of its thread
   * @param body what it does
   * @return the running SIP
   */
  public static Sip start(String name, Body body) {
    return VIRTUAL.start(name, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it an endpoint or a block.
   *
   * @param <A> its type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   */
  public static <A extends Tracked> Sip start(String name, @Claims A a, Body1<A> body) {
    return VIRTUAL.start(name, a, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it two endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param b belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   */
  public static <A extends Tracked, B extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, Body2<A, B> body) {
    return VIRTUAL.start(name, a, b, body);
  }

  /**
   * Starts SIPs on platform threads instead: {@code Sip.platform().start(…)}.
   *
   * @return what starts them
   */
  public static Starter platform() {
    return PLATFORM;
  }

  /**
   * Starts SIPs on virtual threads, as the static methods do.
   *
   * @return what starts them
   */
  public static Starter virtual() {
    return VIRTUAL;
  }

  /** Starts SIPs on one kind of thread. Immutable and thread-safe. */
  public static final class Starter {
    private final ThreadFactory threads;

    private Starter(ThreadFactory threads) {
      this.threads = threads;
    }

    /**
     * Starts a SIP.
     *
     * @param name for messages, and of its thread
     * @param body what it does
     * @return the running SIP
     */
    public Sip start(String name, Body body) {
      Objects.requireNonNull(body);
      return begin(new Sip(threads, Owner.create(name), body));
    }

    /**
     * Starts a SIP and gives it an endpoint or a block.
     *
     * @param <A> its type
     * @param name for messages, and of its thread
     * @param a belongs to the SIP from here on
     * @param body what it does
     * @return the running SIP
     * @throws OwnershipException if what it is given is not the caller's, or must stay with its
     *     owner; nothing changes then
     */
    public <A extends Tracked> Sip start(String name, @Claims A a, Body1<A> body) {
      Objects.requireNonNull(body);
      Sip sip = new Sip(threads, Owner.create(name), () -> body.run(a));
      give(a, Owner.current(), sip.owner);
      return begin(sip);
    }

    /**
     * Starts a SIP and gives it two endpoints or blocks.
     *
     * @param <A> the first one's type
     * @param <B> the second one's type
     * @param name for messages, and of its thread
     * @param a belongs to the SIP from here on
     * @param b belongs to the SIP from here on
     * @param body what it does
     * @return the running SIP
     * @throws OwnershipException if what it is given is not the caller's, or must stay with its
     *     owner; nothing changes then
     */
    public <A extends Tracked, B extends Tracked> Sip start(
        String name, @Claims A a, @Claims B b, Body2<A, B> body) {
      Objects.requireNonNull(body);
      Sip sip = new Sip(threads, Owner.create(name), () -> body.run(a, b));
      give(a, Owner.current(), sip.owner);
      try {
        give(b, Owner.current(), sip.owner);
      } catch (OwnershipException refused) {
        give(a, sip.owner, Owner.current());
        throw refused;
      }
      return begin(sip);
    }

    @SuppressWarnings("ReferenceEquality") // owners are compared by identity
    private static void give(Tracked value, Owner from, Owner to) {
      Block block = (Block) value;
      if (from == Owner.current()) {
        block.checkReach("transfer", Reach.SIP);
        block.checkOwned("transfer");
      }
      block.blocks().give(block, from, to);
    }

    private static Sip begin(Sip sip) {
      try {
        sip.thread.start();
      } catch (Throwable noThread) {
        ExchangeHeap.reclaimAll(sip.owner);
        throw noThread;
      }
      return sip;
    }
  }

  private void run(Body body) {
    owner.bind();
    try {
      body.run();
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      ExchangeHeap.reclaimAll(owner);
    }
  }

  /**
   * Returns the name given at the start.
   *
   * @return the name
   */
  public String name() {
    return owner.name();
  }

  /**
   * Returns the number that stands in the headers of the blocks that the SIP owns.
   *
   * @return a positive number that no other owner in this JVM has had
   */
  public long ownerId() {
    return owner.id();
  }

  /**
   * Waits for the SIP to end. Its endpoints are closed and its blocks reclaimed then.
   *
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  public void join() throws InterruptedException {
    thread.join();
  }

  /**
   * Waits for the SIP to end, but not for ever.
   *
   * @param atMost how long
   * @return whether it has ended
   * @throws InterruptedException if the caller is interrupted while it waits
   */
  public boolean join(Duration atMost) throws InterruptedException {
    return thread.join(atMost);
  }

  /**
   * Tells whether the SIP is still running.
   *
   * @return false once {@link #join} would return at once
   */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * Asks the SIP to end: a receive in which it waits, now or next, throws {@link
   * InterruptedException}.
   */
  public void interrupt() {
    thread.interrupt();
  }

  /**
   * Returns what ended the SIP abnormally.
   *
   * @return what its body threw; empty while it runs and after a normal end
   */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  @Override
  public String toString() {
    return "Sip[" + owner + (isAlive() ? ", running]" : ", ended]");
  }
}
