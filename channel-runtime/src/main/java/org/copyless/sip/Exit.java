package org.copyless.sip;

/**
 * How a SIP has ended. Immutable and thread-safe.
 *
 * <p>Whatever it is, the SIP's endpoints are closed and its blocks reclaimed.
 */
public sealed interface Exit {
  /**
   * Its body has returned, or called {@link Sip#exit(int)}.
   *
   * @param code 0 if the body returned, else what it gave to {@code exit}
   */
  record Normal(int code) implements Exit {}

  /**
   * Its body has thrown.
   *
   * @param cause what it threw
   */
  record Failed(Throwable cause) implements Exit {}

  /**
   * It was killed before its body had ended; whatever the body has then thrown or returned does not
   * count.
   */
  record Killed() implements Exit {}
}
