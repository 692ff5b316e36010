package org.copyless.heap.spi;

import java.util.concurrent.atomic.AtomicLong;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.KilledError;

/**
 * Who owns blocks: a SIP, or a thread outside any SIP. Its id stands in the header of each block
 * that it owns; ids are positive and never used twice in one JVM.
 *
 * <p>An owner is confined to its thread, except that a SIP's owner is filled by the starting thread
 * before the SIP's thread starts, and that any thread may kill it.
 *
 * <p><b>Killing.</b> The killer sets the flag, then reads the thread; the thread binds itself, then
 * reads the flag. Both are volatile, so at least one sees the other's store: either the killer
 * interrupts the thread, or the thread interrupts itself; perhaps both do, which is harmless. A
 * thread that an interrupt has woken reads the flag afterwards and sees it set, because the killer
 * set it before it interrupted.
 *
 * <p>Source: Fähndrich et al., §4.3.
 */
public final class Owner {
  private static final AtomicLong LAST_ID = new AtomicLong();
  private static final ThreadLocal<Owner> CURRENT =
      ThreadLocal.withInitial(() -> ofThread(Thread.currentThread()));

  private final long id = LAST_ID.incrementAndGet();
  private final String name;
  private long blocks;
  private volatile @Nullable Thread thread;
  private volatile boolean killed;

  private Owner(String name) {
    this.name = name;
  }

  private static Owner ofThread(Thread plain) {
    Owner owner = new Owner("thread " + plain.getName());
    owner.thread = plain;
    OwnerNames.addThread(owner);
    return owner;
  }

  /**
   * Creates an owner for a SIP.
   *
   * @param name the SIP's name, for messages
   * @return an owner that owns nothing yet
   */
  public static Owner create(String name) {
    Owner owner = new Owner(name);
    OwnerNames.addSip(owner);
    return owner;
  }

  /**
   * Returns the owner on whose behalf the current thread runs: its SIP, or the thread itself.
   *
   * @return the current owner
   */
  public static Owner current() {
    return CURRENT.get();
  }

  /** Makes this the owner on whose behalf the current thread runs, for the rest of its life. */
  public void bind() {
    Thread current = Thread.currentThread();
    CURRENT.set(this);
    thread = current;
    if (killed) {
      current.interrupt();
    }
  }

  /**
   * Returns the thread that runs on this owner's behalf. Safe from any thread; {@code
   * owner.thread() == Thread.currentThread()} tells whether this is the {@link #current} owner.
   *
   * @return the thread; null for a SIP whose thread has not begun to run
   */
  public @Nullable Thread thread() {
    return thread;
  }

  /**
   * Kills the SIP: from here on {@link #checkAlive} throws, and its thread is interrupted, so that
   * it does not stay in a wait. Safe from any thread; for a second time it interrupts again.
   */
  public void kill() {
    killed = true;
    Thread bound = thread;
    if (bound != null) {
      bound.interrupt();
    }
  }

  /**
   * Tells whether {@link #kill} has been called. Safe from any thread.
   *
   * @return whether this owner may no longer allocate, send or wait
   */
  public boolean isKilled() {
    return killed;
  }

  /**
   * Refuses to go on for a SIP that has been killed: called on its own thread before each
   * allocation and send, and in each turn of a wait. Costs one load.
   *
   * @throws KilledError if it has been killed; the thread's interrupt status is set then, so that
   *     what its {@code finally} blocks may wait for does not hold up its end
   */
  public void checkAlive() {
    if (killed) {
      throw dead();
    }
  }

  private KilledError dead() {
    Thread.currentThread().interrupt();
    return new KilledError(this);
  }

  /**
   * Returns the id that stands in block headers.
   *
   * @return a positive number
   */
  public long id() {
    return id;
  }

  /**
   * Returns the name of the SIP or thread.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns how many blocks are owned, in all heaps. Zero at the end of a checked SIP, so that its
   * exit need not search the heaps.
   *
   * @return the number of blocks
   */
  public long blocks() {
    return blocks;
  }

  /**
   * Counts blocks that were allocated or received (positive), freed or given away (negative).
   *
   * @param change the difference
   */
  public void count(long change) {
    blocks += change;
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
