package org.copyless.channel;

/**
 * The peer has closed its end and all its messages are received, while one message in particular
 * was waited for ({@code receiveM()}). The endpoint is in the same state as before and is still
 * owned.
 *
 * <p>Source: Fähndrich et al., §2.5.
 */
public final class ChannelClosedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which endpoint, in which state, waited for what
   */
  public ChannelClosedException(String message) {
    super(message);
  }
}
