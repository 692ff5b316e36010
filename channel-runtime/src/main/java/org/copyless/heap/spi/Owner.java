package org.copyless.heap.spi;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who owns blocks: a SIP, or a thread outside any SIP. Its id stands in the header of each block
 * that it owns; ids are positive and never used twice in one JVM.
 *
 * <p>An owner is confined to its thread, except that a SIP's owner is filled by the starting thread
 * before the SIP's thread starts.
 *
 * <p>Source: Fähndrich et al., §4.3.
 */
public final class Owner {
  private static final AtomicLong LAST_ID = new AtomicLong();
  private static final ThreadLocal<Owner> CURRENT =
      ThreadLocal.withInitial(() -> new Owner("thread " + Thread.currentThread().getName()));

  /** Owners by id, to name them in the guard's messages; filled only when the guard is on. */
  private static final Map<Long, WeakReference<Owner>> NAMES = new ConcurrentHashMap<>();

  private final long id = LAST_ID.incrementAndGet();
  private final String name;
  private long blocks;

  private Owner(String name) {
    this.name = name;
    if (Guard.ON) {
      if ((id & 1023) == 0) {
        NAMES.values().removeIf(owner -> owner.get() == null);
      }
      NAMES.put(id, new WeakReference<>(this));
    }
  }

  /**
   * Creates an owner for a SIP.
   *
   * @param name the SIP's name, for messages
   * @return an owner that owns nothing yet
   */
  public static Owner create(String name) {
    return new Owner(name);
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
    CURRENT.set(this);
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

  /** Returns the name and id of an owner, for messages. */
  static String describe(long id) {
    Owner current = CURRENT.get();
    if (current.id == id) {
      return current.toString();
    }
    WeakReference<Owner> known = NAMES.get(id);
    Owner owner = known == null ? null : known.get();
    return owner != null ? owner.toString() : (Guard.ON ? "ended owner " : "owner ") + id;
  }

  @Override
  public String toString() {
    return name + "#" + id;
  }
}
