package org.copyless.heap;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Owner;

/**
 * Reclaims the blocks of owners that have ended, many of them in one search of the heaps.
 *
 * <p>Each ended owner's thread puts the owner into a queue. One of the threads, whoever finds
 * nobody at it, takes the whole queue, searches for the blocks of all in it, and wakes their
 * threads; these have been parked meanwhile. What comes to the queue while it works is taken by one
 * of the threads that have come. So a thousand owners that end during one search cost one more.
 *
 * <p><b>Nobody is forgotten.</b> An owner's thread puts it into the queue, then tries to set {@code
 * busy}. Who was busy clears it, then looks into the queue and wakes the first there. All four are
 * volatile: either the thread finds nobody busy and does the work, or it is found in the queue and
 * woken to try again.
 *
 * <p><b>Exactness.</b> The search reads headers of strangers while these write them, and looks for
 * ids of the dead. A header holds such an id only where the dead owner wrote it, or its starter did
 * before it lived; all these stores, and those by which it freed or gave away blocks, come before
 * its entry into the queue, whose exchange orders them before the search. What others have written
 * into headers since, or write just now, are other ids, which are never used twice. So a racy read
 * finds the dead id exactly where the dead owner still owns the block, and such a header nobody but
 * the reaper touches any more. (What the dead owner was freeing when its stack overflowed, others
 * would free to its end; so that is done first, see {@link Stripes#heal}.) Words are eight bytes
 * and aligned, so they are read whole.
 *
 * <p>Takes no memory of the GC heap, because an owner may have ended for want of it: the queue is
 * linked through the owners, and blocks that are found through their headers.
 *
 * <p>Thread-safe. Never holds a lock while it parks.
 */
final class Reaper {
  private final Consumer<DeadOwners> search;
  private final AtomicReference<@Nullable Owner> queue = new AtomicReference<>();
  private final AtomicBoolean busy = new AtomicBoolean();
  private final DeadOwners dead = new DeadOwners();

  /** Written by who is busy; the next one sees it, and so does who joins them all. */
  private long searches;

  /**
   * Creates a reaper.
   *
   * @param search reclaims, in all heaps, the blocks of the owners in the set, which is only valid
   *     during the call
   */
  Reaper(Consumer<DeadOwners> search) {
    this.search = search;
  }

  /**
   * Reclaims all blocks of an owner, and returns when that is done.
   *
   * @param owner whose thread calls this, at its end
   */
  void reclaim(Owner owner) {
    owner.awaitReaper();
    enqueue(owner);
    boolean interrupted = false;
    while (owner.awaitsReaper()) {
      if (busy.compareAndSet(false, true)) {
        serve();
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted(); // else it would not park again
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void enqueue(Owner owner) {
    Owner head;
    do {
      head = queue.get();
      owner.next(head);
    } while (!queue.compareAndSet(head, owner));
  }

  private void serve() {
    try {
      Owner batch = queue.getAndSet(null);
      while (batch != null) {
        batch = serve(batch);
      }
    } finally {
      busy.set(false);
      Owner waiting = queue.get();
      if (waiting != null) {
        LockSupport.unpark(waiting.thread());
      }
    }
  }

  /** Serves as many as one search can, and returns the rest. */
  private @Nullable Owner serve(Owner batch) {
    Owner rest = batch;
    while (rest != null && !dead.isFull()) {
      dead.add(rest.id());
      rest = rest.next();
    }
    try {
      searches++;
      search.accept(dead);
    } finally {
      dead.clear();
      release(batch, rest);
    }
    return rest;
  }

  @SuppressWarnings("ReferenceEquality") // the end of the batch is one of its owners
  private static void release(Owner batch, @Nullable Owner end) {
    for (Owner owner = batch; owner != end; ) {
      Owner following = owner.next();
      Thread waiting = owner.thread();
      owner.next(null);
      owner.reaped();
      LockSupport.unpark(waiting);
      owner = following;
    }
  }

  /** Returns how often the heaps have been searched. */
  long searches() {
    return searches;
  }

  /** Returns how many owners wait for a search to begin. */
  int waiting() {
    int count = 0;
    for (Owner owner = queue.get(); owner != null; owner = owner.next()) {
      count++;
    }
    return count;
  }
}
