package org.copyless.soundness.library;

/** Plays the other end of a channel of a random program. */
public interface Partner {
  /**
   * Tells what it can do now.
   *
   * @return how many messages it can send, and one more for closing its end; 0: it is not its turn
   */
  int answers();

  /**
   * Sends a message, in the order of the contract, or closes its end.
   *
   * @param choice which, less than {@link #answers}
   */
  void answer(int choice);

  /** Closes its end, if that is still open. */
  void end();
}
