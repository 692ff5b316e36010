package org.copyless.heap;

import org.copyless.annotation.Claims;

/**
 * A pointer to a block of the exchange heap: a vector, a rep struct or an endpoint.
 *
 * <p>Every block has at most one owning thread at any time, and only the owner may use it.
 * Ownership ends when the block is closed, sent, or passed to a {@link Claims} parameter; the
 * checker proves that nobody uses it afterwards and that nobody forgets it. The object is only a
 * handle: the data, and everything a peer needs, lie in the heap.
 *
 * <p>Not thread-safe, and it need not be: one owner.
 *
 * <p>Source: Fähndrich et al., §2.1, §2.2 and §3.1.
 */
public interface Tracked extends AutoCloseable {
  /**
   * Gives the block back to the heap, with everything it owns: the blocks that its pointer fields
   * lead to and, for an endpoint, the messages that were never received.
   *
   * @throws OwnershipException if the guard is on and the block is closed already, given away, or
   *     owned by another thread
   */
  @Override
  void close(@Claims Tracked this);

  /**
   * Exposes the tracked fields of this block: {@code try (var _ = packet.expose()) { … }}. Inside,
   * its pointers may be taken out and replaced; at the end each must lead to a block of its own
   * again. The checker proves it, so that nothing is done at run time.
   *
   * <p>Source: Fähndrich et al., §3.1.3.
   *
   * @return an object that ends the exposure when closed
   */
  default Exposure expose() {
    return Exposure.INSTANCE;
  }
}
