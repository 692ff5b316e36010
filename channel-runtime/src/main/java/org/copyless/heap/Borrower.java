package org.copyless.heap;

/**
 * Uses a block that it is lent for the time of the call.
 *
 * @param <T> the block's type
 * @param <X> the checked exception that it may throw; {@link RuntimeException} if there is none
 */
@FunctionalInterface
public interface Borrower<T extends Tracked, X extends Exception> {
  /**
   * Uses the block, which the caller owns.
   *
   * @param block lent until the call returns
   * @throws X if it fails; the block is the caller's as before
   */
  void use(T block) throws X;
}
