package org.copyless.channel;

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
    members.ask(entries);
    int row = members.evaluate();
    if (row == Matrix.WAIT) {
      row = members.spin(Selection.budgetOfThread(), owner);
    }
    if (row < 0) {
      return Selection.of(select, 1).source(0, source).awaitParked();
    }
    members.choose(entries[row]);
    return matrix.place(row);
  }
}
