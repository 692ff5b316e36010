package org.copyless.heap;

import java.util.LinkedHashSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.copyless.heap.spi.Owner;

/**
 * Threads that wait for the same thing, first come, first served. Only the first one is woken when
 * the thing has come; whoever leaves the queue without it wakes the next.
 *
 * <p>Guarded by the lock that it is made with; each method is called with that lock held.
 */
final class WaitQueue {
  /** To wait without a limit. */
  static final long FOREVER = Long.MAX_VALUE;

  private final Lock lock;
  private final BooleanSupplier open;
  private final LinkedHashSet<Condition> waiting = new LinkedHashSet<>();

  /**
   * Makes an empty queue.
   *
   * @param lock the lock
   * @param open whether what the queue waits for is there
   */
  WaitQueue(Lock lock, BooleanSupplier open) {
    this.lock = lock;
    this.open = open;
  }

  /** Tells whether a newcomer need not wait: the thing is there and nobody came before. */
  boolean isFree() {
    return waiting.isEmpty() && open.getAsBoolean();
  }

  /** Returns how many threads wait; near enough also without the lock. */
  int length() {
    return waiting.size();
  }

  /** Wakes the first in the queue if there is something for it. */
  void signalFirst() {
    if (open.getAsBoolean() && !waiting.isEmpty()) {
      waiting.getFirst().signal();
    }
  }

  /**
   * Waits for the caller's turn. The caller takes what it waited for before it gives up the lock.
   *
   * @param owner the current owner
   * @param nanos the longest time to wait, or {@link #FOREVER}
   * @return false if the time is over
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws KilledError if the owner is killed while it waits
   */
  boolean await(Owner owner, long nanos) throws InterruptedException {
    Condition turn = lock.newCondition();
    waiting.add(turn);
    boolean isTurn = false;
    try {
      isTurn = await(turn, owner, nanos);
      return isTurn;
    } catch (InterruptedException interrupted) {
      owner.checkAlive();
      throw interrupted;
    } finally {
      waiting.remove(turn);
      if (!isTurn) {
        signalFirst();
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // conditions are themselves
  private boolean await(Condition turn, Owner owner, long nanos) throws InterruptedException {
    long left = nanos;
    while (waiting.getFirst() != turn || !open.getAsBoolean()) {
      owner.checkAlive();
      if (left <= 0) {
        return false;
      }
      if (nanos == FOREVER) {
        turn.await();
      } else {
        left = turn.awaitNanos(left);
      }
    }
    return true;
  }
}
