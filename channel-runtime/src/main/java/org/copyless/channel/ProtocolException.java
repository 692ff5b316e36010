package org.copyless.channel;

/**
 * An operation was applied to an endpoint in a protocol state that does not allow it, or another
 * message than the expected one is at the head of the queue. Nothing has been sent, received or
 * given away. Checked programs never see it.
 *
 * <p>Source: Fähndrich et al., §2.4.
 */
public final class ProtocolException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message the operation, the state found and the contract
   */
  public ProtocolException(String message) {
    super(message);
  }
}
