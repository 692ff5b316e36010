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
public sealed class Owner permits Owner.OfPlatformThread {
  private static final AtomicLong LAST_ID = new AtomicLong();
  private static final ThreadLocal<Owner> CURRENT =
      ThreadLocal.withInitial(() -> ofThread(Thread.currentThread()));

  /**
   * Owners of platform threads by the low bits of the thread's number: a guess, to be verified,
   * that saves a look among the thread's locals, which costs as much as an uncontended
   * compare-and-set. Virtual threads are too many for that; SIPs on them are in {@link OwnerTable}.
   */
  private static final @Nullable Owner[] RECENT = new Owner[256];

  /** Stands in a table where an owner has been. */
  static final Owner GONE = new Owner("gone", null);

  private final long id = LAST_ID.incrementAndGet();
  private final String name;
  private final @Nullable Object process;
  private long blocks;
  private volatile @Nullable Thread thread;
  private volatile boolean killed;

  /** The rest of the reaper's queue behind this one. */
  private @Nullable Owner next;

  private volatile boolean awaitsReaper;

  private Owner(String name, @Nullable Object process) {
    this.name = name;
    this.process = process;
  }

  /**
   * With room of a cache line, so that the counts of two of them, which each allocation changes, do
   * not lie in the same one. There are few; virtual threads are many, and take turns on a core.
   */
  static final class OfPlatformThread extends Owner {
    @SuppressWarnings("unused")
    private long line0, line1, line2, line3, line4, line5, line6, line7;

    private OfPlatformThread(String name, @Nullable Object process) {
      super(name, process);
    }
  }

  private static Owner of(String name, @Nullable Object process, boolean virtual) {
    return virtual ? new Owner(name, process) : new OfPlatformThread(name, process);
  }

  /** A thread stays the same owner where its thread locals are dropped, as the common pool does. */
  private static Owner ofThread(Thread plain) {
    Owner known = OwnerNames.ofThread(plain);
    if (known != null) {
      return known;
    }
    Owner owner = of("thread " + plain.getName(), null, plain.isVirtual());
    owner.thread = plain;
    OwnerNames.addThread(owner, plain);
    return owner;
  }

  /**
   * Creates an owner for a SIP.
   *
   * @param name the SIP's name, for messages
   * @return an owner that owns nothing yet
   */
  public static Owner create(String name) {
    return forSip(new Owner(name, null));
  }

  private static Owner forSip(Owner owner) {
    OwnerNames.addSip(owner);
    return owner;
  }

  /**
   * Creates an owner for a SIP that can be asked for it.
   *
   * @param name the SIP's name, for messages
   * @param process the SIP
   * @param virtual whether it will run on a virtual thread
   * @return an owner that owns nothing yet
   */
  public static Owner create(String name, Object process, boolean virtual) {
    return forSip(of(name, process, virtual));
  }

  /**
   * Returns the owner on whose behalf the current thread runs: its SIP, or the thread itself.
   *
   * @return the current owner
   */
  @SuppressWarnings("ReferenceEquality") // threads are compared by identity
  public static Owner current() {
    Thread current = Thread.currentThread();
    Owner recent = RECENT[place(current)];
    return recent != null && recent.thread == current ? recent : lookUp(current);
  }

  private static int place(Thread platform) {
    return (int) platform.threadId() & (RECENT.length - 1);
  }

  private static Owner lookUp(Thread current) {
    if (current.isVirtual()) {
      Owner sip = OwnerTable.find(current);
      return sip == null ? CURRENT.get() : sip;
    }
    Owner owner = CURRENT.get();
    RECENT[place(current)] = owner;
    return owner;
  }

  /** Makes this the owner on whose behalf the current thread runs, until {@link #unbind}. */
  public void bind() {
    Thread current = Thread.currentThread();
    thread = current;
    if (current.isVirtual()) {
      OwnerTable.enter(this, current);
    } else {
      CURRENT.set(this);
      RECENT[place(current)] = this; // and not whom the thread was before
    }
    if (killed) {
      current.interrupt();
    }
  }

  /**
   * Ends what {@link #bind} began, on the same thread: it ends, or goes on for another owner, which
   * binds itself next. So whoever keeps this owner to save the look-up finds out that it is no
   * longer the current one, and a kill that comes too late interrupts nobody.
   */
  public void unbind() {
    Thread current = Thread.currentThread();
    if (current.isVirtual()) {
      OwnerTable.leave(this, current);
    }
    thread = null;
  }

  /**
   * Tells whether this is the {@link #current} owner: for who has kept one, to save the look-up.
   *
   * @return whether the current thread runs on its behalf
   */
  @SuppressWarnings("ReferenceEquality") // threads are compared by identity
  public boolean isCurrent() {
    return thread == Thread.currentThread();
  }

  /**
   * Returns the thread that runs on this owner's behalf. Safe from any thread.
   *
   * @return the thread; null for a SIP whose body has not begun to run, or whose exit hooks run
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
   * Returns the SIP that this owner was created with.
   *
   * @return the SIP; null for a thread outside any SIP
   */
  public @Nullable Object process() {
    return process;
  }

  /**
   * Returns how many blocks are owned, in all heaps, or more than that, but not less. Zero at the
   * end of a checked SIP, so that its exit need not search the heaps.
   *
   * @return the number of blocks
   */
  public long blocks() {
    return blocks;
  }

  /**
   * Counts blocks that were allocated or received (positive), freed or given away (negative). Where
   * something may strike between the deed and its counting, as the end of the stack may, blocks are
   * counted before they come and after they have gone: too many costs a search, too few would lose
   * one.
   *
   * @param change the difference
   */
  public void count(long change) {
    blocks += change;
  }

  /**
   * Counts one block too many, so that the heaps are searched at the end: after an error of the
   * virtual machine, which may have struck in the middle of anything.
   */
  public void doubtCount() {
    blocks++;
  }

  /** For the reaper: the owner has ended, its thread waits until its blocks are reclaimed. */
  public void awaitReaper() {
    awaitsReaper = true;
  }

  /** For the reaper: the owner's blocks are reclaimed. Releases all that was done to them. */
  public void reaped() {
    blocks = 0;
    awaitsReaper = false;
  }

  /**
   * For the reaper: tells whether the owner's blocks are still to be reclaimed.
   *
   * @return false once {@link #reaped} has been called
   */
  public boolean awaitsReaper() {
    return awaitsReaper;
  }

  /**
   * For the reaper: links its queue.
   *
   * @param owner the rest of the queue behind this one
   */
  public void next(@Nullable Owner owner) {
    next = owner;
  }

  /**
   * For the reaper: follows its queue.
   *
   * @return the rest of the queue behind this one
   */
  public @Nullable Owner next() {
    return next;
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
