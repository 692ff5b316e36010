package org.copyless.heap;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;

/**
 * A place on the GC heap for one block of the exchange heap: the one way to keep a block in a field
 * or a collection, and to share it among threads. It is full or empty; who acquires the block owns
 * it and leaves the cell empty, who releases a block into it leaves it full.
 *
 * <pre>{@code
 * ByteVector buffer = cell.acquire();
 * try {
 *   buffer.set(0, 1);
 * } finally {
 *   cell.release(buffer);
 * }
 * }</pre>
 *
 * <p><b>Ownership.</b> The block in a cell belongs to the cell, whoever put it there, and outlives
 * that SIP. A cell that becomes unreachable while it is full is emptied some time after by the
 * garbage collector's cleaner: the block is closed with all it owns, and the peer of an endpoint
 * sees the channel closed. A block that was acquired is its acquirer's like any other: if that SIP
 * dies, it is reclaimed, and the cell <em>stays empty</em> until somebody releases another block
 * into it. Acquirers wait on, because a supervisor may do so; use {@link #acquire(Duration)} where
 * nobody will.
 *
 * <p><b>Waiting.</b> Acquirers are served in the order in which they came, and so are releasers;
 * nobody overtakes those who wait. A thread that waits is parked, platform or virtual; interrupting
 * it, or killing its SIP, ends its wait and takes nothing from the others.
 *
 * <p>Endpoints of process-local contracts are refused, because a cell would let them leave their
 * process. Thread-safe.
 *
 * <p>Source: Fähndrich et al., §3.1.2.
 *
 * @param <T> what it holds: a rep struct, a vector, a container or an endpoint
 */
public final class TCell<T extends Tracked> {
  private static final Cleaner CLEANER =
      Cleaner.create(Thread.ofPlatform().daemon().name("copyless-cell-cleaner").factory());

  private final CellContent<T> content;

  private TCell(CellContent<T> content) {
    this.content = content;
    CLEANER.register(this, content);
  }

  /**
   * Creates a full cell.
   *
   * @param block what it holds; belongs to the cell from here on
   * @throws OwnershipException if the block is not the caller's, has an exposed slot, or is an
   *     endpoint of a process-local contract; nothing changes then
   */
  public TCell(@Claims T block) {
    this(filled(block));
  }

  private static <T extends Tracked> CellContent<T> filled(@Claims T block) {
    CellContent<T> content = new CellContent<>();
    content.fill(block);
    return content;
  }

  /**
   * Creates an empty cell, for a block that is still to come. The paper's cells all start full.
   *
   * @param <T> what it will hold
   * @return the cell
   */
  public static <T extends Tracked> TCell<T> empty() {
    return new TCell<>(new CellContent<>());
  }

  /**
   * Takes the block out, waiting until there is one and it is the caller's turn. The cell is empty
   * then.
   *
   * @return the block, owned by the caller
   * @throws InterruptedException if the caller is interrupted before or while it waits; it has
   *     taken nothing then
   * @throws IllegalStateException if the caller still owns the block that it acquired from this
   *     cell last, and has released no other in its place: it might wait for ever
   * @throws KilledError if the caller's SIP is killed; it has taken nothing then
   */
  public T acquire() throws InterruptedException {
    try {
      return content.acquire();
    } finally {
      // else the cleaner could empty the cell while its last user waits for what is in it
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Takes the block out, waiting for it, but not for ever. Unlike {@link #acquire()} this may be
   * called while the caller owns what it acquired before.
   *
   * @param atMost how long
   * @return the block, owned by the caller; null if the time is over
   * @throws InterruptedException if the caller is interrupted before or while it waits; it has
   *     taken nothing then
   * @throws KilledError if the caller's SIP is killed; it has taken nothing then
   */
  public @Nullable T acquire(Duration atMost) throws InterruptedException {
    try {
      return content.acquire(nanos(atMost));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static long nanos(Duration atMost) {
    try {
      return atMost.toNanos();
    } catch (ArithmeticException centuries) {
      return atMost.isNegative() ? 0 : WaitQueue.FOREVER;
    }
  }

  /**
   * Takes the block out if it is there and nobody waits for it. Never waits.
   *
   * @return the block, owned by the caller; null if there is none
   * @throws KilledError if the caller's SIP is killed; it has taken nothing then
   */
  public @Nullable T tryAcquire() {
    try {
      return content.tryAcquire();
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Puts a block in, waiting until the cell is empty and it is the caller's turn. The cell is full
   * then. Until that moment the block is the caller's and not the cell's.
   *
   * <p>Into an empty cell for which nobody waits, the block goes at once, also if the caller is
   * interrupted or killed: so release works in {@code finally} blocks.
   *
   * @param block belongs to the cell from here on
   * @throws InterruptedException if the caller is interrupted while it waits; the cell has not got
   *     the block, which is closed, because a claimed argument is consumed in any case
   * @throws OwnershipException if the block is not the caller's, has an exposed slot, or is an
   *     endpoint of a process-local contract; nothing changes then
   * @throws KilledError if the caller's SIP is killed while it waits; the block is reclaimed with
   *     the SIP
   */
  public void release(@Claims T block) throws InterruptedException {
    try {
      content.release(Objects.requireNonNull(block));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Says whether the cell is full and of what, who acquired last, and how many wait. Safe from any
   * thread; what it tells may be old.
   *
   * @return a line for a person
   */
  @Override
  public String toString() {
    return "TCell[" + content + "]";
  }
}
