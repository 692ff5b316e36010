package org.copyless.heap;

/**
 * A block was used by somebody who does not own it: after close, after it was given away, from
 * another thread, or together with a block of another heap.
 *
 * <p>Checked programs never see it. It is thrown for code that shares the JVM without having been
 * checked, when the guard is on ({@code -Dcopyless.guard=on}); a block of a foreign heap is always
 * refused. The refused operation has changed nothing.
 */
public final class OwnershipException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was attempted, on which block, and who owns it
   */
  public OwnershipException(String message) {
    super(message);
  }
}
