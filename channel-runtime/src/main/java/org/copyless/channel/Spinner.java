package org.copyless.channel;

import org.copyless.channel.spi.SpinBudget;
import org.copyless.heap.spi.Owner;

/** What a wait looks at again and again before it parks its thread. */
interface Spinner {
  /**
   * Looks for what has come since the last look.
   *
   * @return the first row that is satisfied, {@link Matrix#NEVER}, or {@link Matrix#WAIT} if
   *     nothing new is there
   */
  int lookAgain();

  /**
   * Looks as often as has paid lately, then gives way to other threads if that has, and learns.
   *
   * @return as {@link #lookAgain}; after {@link Matrix#WAIT} it is time to park
   */
  @SuppressWarnings("ThreadPriorityCheck") // a hint before parking; nothing relies on it
  default int spin(SpinBudget budget, Owner owner) {
    int spins = budget.spins();
    for (int looks = 0; looks < spins; looks++) {
      int row = lookAgain();
      if (row != Matrix.WAIT) {
        budget.found(looks);
        return row;
      }
      owner.checkAlive();
      Thread.onSpinWait();
    }
    for (int yields = budget.yields(); yields > 0; yields--) {
      Thread.yield();
      int row = lookAgain();
      if (row != Matrix.WAIT) {
        budget.gaveWay();
        return row;
      }
    }
    budget.parking();
    return Matrix.WAIT;
  }
}
