package org.copyless.channel;

import org.copyless.channel.spi.SpinBudget;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;

/**
 * The wait of a {@link Select} on one source alone. Where that is a set or map, as in most waits on
 * many endpoints, it is the same as a {@link Selection}'s but for what that has to remember of each
 * of its sources; whatever is not found by looking is left to a selection, which parks.
 *
 * <p>Source: Fähndrich et al., §4.4 and §5.1.
 */
final class SoleWait {
  private SoleWait() {}

  /** Waits, see {@link Select#await}. */
  static int await(Select select, Source source) throws InterruptedException {
    Matrix matrix = select.matrix();
    if (matrix.width() != 1 || matrix.hasTimeout() || !(source instanceof EndpointGroup<?> group)) {
      return Selection.of(select, 1).source(0, source).await();
    }
    Owner owner = group.owner("await");
    owner.checkAlive();
    Headroom.probeShort(); // for each drain of this wait
    Members members = group.members();
    members.choose(Heads.ANY);
    members.drain();
    int[] entries = members.entries(matrix.column(0));
    int row = members.evaluate(entries);
    if (row == Matrix.WAIT) {
      row = spin(members, entries, owner);
    }
    if (row < 0) {
      return Selection.of(select, 1).source(0, source).awaitParked();
    }
    members.choose(entries[row]);
    return matrix.place(row);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint before parking; nothing relies on it
  private static int spin(Members members, int[] entries, Owner owner) {
    SpinBudget budget = Selection.budgetOfThread();
    int spins = budget.spins();
    for (int looks = 0; looks < spins; looks++) {
      int row = members.drain() ? members.evaluate(entries) : Matrix.WAIT;
      if (row != Matrix.WAIT) {
        budget.found(looks);
        return row;
      }
      owner.checkAlive();
      Thread.onSpinWait();
    }
    for (int yields = budget.yields(); yields > 0; yields--) {
      Thread.yield();
      int row = members.drain() ? members.evaluate(entries) : Matrix.WAIT;
      if (row != Matrix.WAIT) {
        budget.gaveWay();
        return row;
      }
    }
    budget.parking();
    return Matrix.WAIT;
  }
}
