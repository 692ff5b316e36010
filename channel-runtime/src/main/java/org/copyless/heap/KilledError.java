package org.copyless.heap;

import org.copyless.heap.spi.Owner;

/**
 * The SIP on whose behalf the current thread runs has been killed: thrown by whatever operation of
 * the runtime it attempts next, an allocation, a send, a wait; never by {@code close()}, so that
 * {@code finally} blocks work.
 *
 * <p>It is an {@link Error}, so that {@code catch (Exception)} does not stop it. Code that catches
 * it nevertheless only delays the end: the next operation throws again, and what the SIP owns is
 * reclaimed when its body is left, however it is left.
 *
 * <p>Immutable, as far as throwables are.
 */
public final class KilledError extends Error {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the error.
   *
   * @param owner whose SIP has been killed
   */
  public KilledError(Owner owner) {
    super("killed; sip=" + owner);
  }
}
