package org.copyless.heap;

/**
 * The extent of an {@code expose}, closed at its end. There is a single one, which does nothing:
 * exposure is a fact of the checker and costs nothing at run time.
 *
 * <p>Source: Fähndrich et al., §3.1.3.
 */
public final class Exposure implements AutoCloseable {
  static final Exposure INSTANCE = new Exposure();

  private Exposure() {}

  /** Ends the exposure. Does nothing at run time. */
  @Override
  public void close() {}
}
