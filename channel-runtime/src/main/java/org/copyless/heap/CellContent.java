package org.copyless.heap;

import java.util.concurrent.locks.ReentrantLock;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * What is in a {@link TCell}, apart from it: the cleaner keeps this and not the cell, so that the
 * cell can become unreachable. Run by the cleaner, it closes what is left.
 *
 * <p>The block in a cell belongs to an owner of the cell's own, so that no SIP's death reclaims it.
 * All ownership moves are made under the lock, by the thread that gives or takes the block: the
 * lock orders everything that one owner did to the block before what the next one does.
 *
 * <p>Thread-safe.
 *
 * @param <T> what it holds
 */
final class CellContent<T extends Tracked> implements Runnable {
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitQueue acquirers = new WaitQueue(lock, this::isFull);
  private final WaitQueue releasers = new WaitQueue(lock, this::isEmpty);
  private final Owner cell = Owner.create("TCell");
  private @Nullable T content;

  /** Who acquired last, and which block; forgotten when it comes back, or its acquirer fills in. */
  private @Nullable Owner borrower;

  private @Nullable Block lent;

  private boolean isFull() {
    return content != null;
  }

  private boolean isEmpty() {
    return content == null;
  }

  /** Fills a new cell. */
  void fill(@Claims T block) {
    Owner owner = Owner.current();
    refuse("put into a cell", block, owner);
    lock.lock();
    try {
      put(block, owner);
    } finally {
      lock.unlock();
    }
  }

  T acquire() throws InterruptedException {
    T acquired = acquire(true, WaitQueue.FOREVER);
    if (acquired == null) {
      throw new AssertionError("a wait without limit has come to its end");
    }
    return acquired;
  }

  /** Acquires, or returns null when the time is over. */
  @Nullable T acquire(long nanos) throws InterruptedException {
    return acquire(false, nanos);
  }

  private @Nullable T acquire(boolean isForEver, long nanos) throws InterruptedException {
    Owner owner = Owner.current();
    owner.checkAlive();
    if (Thread.interrupted()) {
      owner.checkAlive(); // it may be the interrupt of a kill
      throw new InterruptedException("acquire interrupted; cell=" + this);
    }
    lock.lock();
    try {
      if (isForEver) {
        refuseDeadlock(owner);
      }
      return acquirers.isFree() || acquirers.await(owner, nanos) ? take(owner) : null;
    } finally {
      lock.unlock();
    }
  }

  @Nullable T tryAcquire() {
    Owner owner = Owner.current();
    owner.checkAlive();
    lock.lock();
    try {
      return acquirers.isFree() ? take(owner) : null;
    } finally {
      lock.unlock();
    }
  }

  /** Releases; the block is still the releaser's while it waits, and closed if that fails. */
  void release(@Claims T block) throws InterruptedException {
    Owner owner = Owner.current();
    refuse("release", block, owner);
    try {
      handOver(block, owner);
    } catch (InterruptedException interrupted) {
      block.close();
      throw interrupted;
    }
  }

  private void handOver(@Claims T block, Owner owner) throws InterruptedException {
    lock.lock();
    try {
      if (!releasers.isFree()) {
        releasers.await(owner, WaitQueue.FOREVER);
      }
      put(block, owner);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ReferenceEquality") // owners are compared by identity
  private void put(T block, Owner owner) {
    give(block, owner, cell);
    content = block;
    if (owner == borrower || block.equals(lent)) {
      borrower = null;
      lent = null;
    }
    acquirers.signalFirst();
  }

  private T take(Owner owner) {
    T block = content;
    if (block == null) {
      throw new AssertionError("an empty cell has given a turn to an acquirer");
    }
    give(block, cell, owner);
    content = null;
    borrower = owner;
    lent = (Block) block;
    releasers.signalFirst();
    return block;
  }

  private static void give(Tracked value, Owner from, Owner to) {
    Block block = (Block) value;
    block.blocks().give(block, from, to);
  }

  private static void refuse(String operation, Tracked value, Owner owner) {
    Block block = (Block) value;
    block.checkReach(operation, Reach.SIP);
    if (!block.isOwnedBy(owner)) {
      throw new OwnershipException(
          operation + " refused: " + block + " is not owned by the current owner, " + owner);
    }
  }

  @SuppressWarnings("ReferenceEquality") // owners are compared by identity
  private void refuseDeadlock(Owner owner) {
    Block held = lent;
    if (held != null && borrower == owner && held.isOwnedBy(owner)) {
      throw new IllegalStateException(
          "acquire refused, it could wait for ever: "
              + owner
              + " has acquired this cell's block and still owns it, block="
              + held
              + "; release it first, or use acquire(Duration) if others release into the cell");
    }
  }

  /** Closes what is in a cell that nobody can reach. */
  @Override
  public void run() {
    try {
      T last = tryAcquire();
      if (last != null) {
        last.close();
      }
    } catch (IllegalStateException heapClosed) {
      // the block has gone with its heap
    }
  }

  /** Says what is inside; without the lock, so that a debugger can ask. */
  @Override
  public String toString() {
    T now = content;
    Owner last = borrower;
    String state =
        now != null
            ? "full, content=" + now
            : last == null ? "empty" : "empty, acquired by " + last;
    return state + ", acquirers=" + acquirers.length() + ", releasers=" + releasers.length();
  }
}
