package org.copyless.channel;

/**
 * What can be said of a head, or of a row of heads: whether it is there, or may come. Of a row it
 * is the least that can be said of any of its heads.
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.4.
 */
enum Outlook {
  /** Another message is at the head of the queue, and only the receiver can take it away. */
  IMPOSSIBLE,

  /** No message is there, and the peer may still send one. */
  POSSIBLE,

  /** It is there. */
  SATISFIED;

  /**
   * Judges one entry of the pattern matrix against the status of an endpoint.
   *
   * @param entry a tag, CLOSED, or 0: whatever there is
   * @param status the tag of the first message; CLOSED if there is none and the peer has closed; 0
   *     if there is none and the peer has not closed
   */
  static Outlook of(int entry, int status) {
    if (entry == Heads.ANY || entry == status) {
      return SATISFIED;
    }
    return status == 0 ? POSSIBLE : IMPOSSIBLE;
  }
}
