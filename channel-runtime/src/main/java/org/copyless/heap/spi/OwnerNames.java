package org.copyless.heap.spi;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Owners by id, so that the owner in a block's header can be named.
 *
 * <p>A plain thread is known from its first block until it has ended and owns nothing any more; so
 * blocks that an ended thread has left behind can be told. A SIP is known only with the guard on or
 * records made: there may be a million of them, whose blocks are reclaimed when they end.
 *
 * <p>Thread-safe. A lookup waits for nobody and makes no owner of the thread that asks.
 */
final class OwnerNames {
  private static final long PURGE_PERIOD = 1024;
  private static final Map<Long, WeakReference<Owner>> SIPS = new ConcurrentHashMap<>();
  private static final Map<Long, Owner> THREADS = new ConcurrentHashMap<>();

  /** The same by the thread's number, which no other thread gets. */
  private static final Map<Long, Owner> BY_THREAD = new ConcurrentHashMap<>();

  private OwnerNames() {}

  static void addSip(Owner owner) {
    if (Trace.ON) {
      if (owner.id() % PURGE_PERIOD == 0) {
        SIPS.values().removeIf(known -> known.get() == null);
      }
      SIPS.put(owner.id(), new WeakReference<>(owner));
    }
  }

  static void addThread(Owner owner, Thread thread) {
    if (THREADS.size() % PURGE_PERIOD == PURGE_PERIOD - 1) {
      THREADS.values().removeIf(OwnerNames::isForgotten);
      BY_THREAD.values().removeIf(OwnerNames::isForgotten);
    }
    THREADS.put(owner.id(), owner);
    BY_THREAD.put(thread.threadId(), owner);
  }

  private static boolean isForgotten(Owner owner) {
    return isEnded(owner) && owner.blocks() == 0;
  }

  /** Finds the owner that a plain thread has been before; null if it has not been one. */
  static @Nullable Owner ofThread(Thread thread) {
    return BY_THREAD.get(thread.threadId());
  }

  private static boolean isEnded(Owner owner) {
    Thread thread = owner.thread();
    return thread != null && !thread.isAlive();
  }

  /** Tells whether an id is that of a plain thread which has ended. */
  static boolean isEndedThread(long id) {
    Owner owner = THREADS.get(id);
    return owner != null && isEnded(owner);
  }

  /** Returns the name and id of an owner, for messages. */
  static String describe(long id) {
    Owner thread = THREADS.get(id);
    if (thread != null) {
      return (isEnded(thread) ? "ended " : "") + thread;
    }
    Owner sip = sip(id);
    return sip != null ? sip.toString() : (Trace.ON ? "ended owner #" : "#") + id;
  }

  private static @Nullable Owner sip(long id) {
    WeakReference<Owner> known = SIPS.get(id);
    return known == null ? null : known.get();
  }
}
