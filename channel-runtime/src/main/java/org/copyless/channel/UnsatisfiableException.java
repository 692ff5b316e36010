package org.copyless.channel;

/**
 * No row of a {@link Select} can be satisfied by messages that are still to come, and it has no
 * {@link Select#unsatisfiable} row. Nothing has been received.
 *
 * <p>Source: Fähndrich et al., §2.4.
 */
public final class UnsatisfiableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the sources with their states and heads, and what the rows ask for
   */
  public UnsatisfiableException(String message) {
    super(message);
  }
}
