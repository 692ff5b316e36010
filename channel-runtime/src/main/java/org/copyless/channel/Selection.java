package org.copyless.channel;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.spi.Bell;
import org.copyless.channel.spi.EndpointStatus;
import org.copyless.channel.spi.Sleeper;
import org.copyless.channel.spi.SpinBudget;
import org.copyless.heap.spi.Headroom;
import org.copyless.heap.spi.Owner;

/**
 * One wait of a {@link Select}: its sources, what is known of them, and the waiting. Each thread
 * has one such object and uses it for all its waits, one after the other.
 *
 * <p><b>Looking.</b> What is at the head of an endpoint's queue stays there until the owner takes
 * it. So an endpoint is looked at only while nothing was there, and of a set only those members
 * that have rung or are polled. The rows are compared anew with all that is known, which gives the
 * same as looking at everything again (R61).
 *
 * <p><b>Parking.</b> Each endpoint without a message is watched; then, in each turn, the thread is
 * entered as sleeper of its own bell and of the sets' bells, full fence, then it looks: in the
 * first turn at all that is watched, later at what has rung; then it parks. A sender stores the
 * message and learns of a watcher, in one step or with a fence between, and rings; ringing ends
 * with a look for a sleeper. {@link Bell} argues that one of the two sees the other at each of
 * these places. Where nothing waits, the words are taken back; a ring that comes late costs a look.
 *
 * <p>Confined to its thread.
 *
 * <p>Source: Fähndrich et al., §4.4.
 */
final class Selection implements Matrix.Statuses, Spinner {
  static final int MOST_SOURCES = 8;

  private static final int TIME_OVER = -4;
  private static final ThreadLocal<Selection> CURRENT = ThreadLocal.withInitial(Selection::new);

  private Owner owner = Owner.current();
  private final SpinBudget budget = new SpinBudget();
  private final Sleeper sleeper = new Sleeper();
  private final Bell bell = new Bell(MOST_SOURCES, sleeper);

  private final Source[] sources = new Source[MOST_SOURCES];
  private final @Nullable Endpoint[] endpoints = new Endpoint[MOST_SOURCES];
  private final @Nullable EndpointGroup<?>[] groups = new EndpointGroup<?>[MOST_SOURCES];
  private final int[] statuses = new int[MOST_SOURCES];
  private final boolean[] watched = new boolean[MOST_SOURCES];
  private final int[][] entries = new int[MOST_SOURCES][];

  private Select select;
  private Matrix matrix;
  private int width;

  /** Whether a look has found something that was not known before. */
  private boolean news;

  private Selection() {}

  /** Returns what the current thread's waits have taught. */
  static SpinBudget budgetOfThread() {
    return CURRENT.get().budget;
  }

  /** Returns the current thread's object, for a wait on {@code width} sources, to be given next. */
  static Selection of(Select select, int width) {
    Selection selection = CURRENT.get();
    selection.findOwner();
    selection.select = select;
    selection.matrix = select.matrix();
    selection.width = width;
    return selection;
  }

  /** A thread has another owner while its SIP's exit hooks run. */
  private void findOwner() {
    if (!owner.isCurrent()) {
      owner = Owner.current();
    }
  }

  Selection source(int column, Source source) {
    sources[column] = source;
    return this;
  }

  /** Waits, see {@link Select#await}. */
  int await() throws InterruptedException {
    return await(true);
  }

  /** The same for one who has spun already. */
  int awaitParked() throws InterruptedException {
    return await(false);
  }

  private int await(boolean spins) throws InterruptedException {
    try {
      owner.checkAlive();
      Headroom.probeShort(); // for each drain of this wait
      bind();
      int row = evaluate();
      return settle(row == Matrix.WAIT ? awaitMore(spins) : row);
    } finally {
      forget();
    }
  }

  /** Keeps nothing alive. */
  private void forget() {
    for (int column = 0; column < width; column++) {
      sources[column] = null;
      endpoints[column] = null;
      groups[column] = null;
    }
  }

  private void bind() {
    if (matrix.width() != width) {
      throw new IllegalArgumentException(
          "sources=" + width + ", but each row has heads=" + matrix.width() + "; " + select);
    }
    for (int column = 0; column < width; column++) {
      Source source = Objects.requireNonNull(sources[column], "source");
      checkDistinct(source, column);
      if (source instanceof EndpointGroup<?> group) {
        bind(column, group);
      } else {
        bind(column, (Endpoint) source);
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // sources are compared by identity
  private void checkDistinct(Source source, int column) {
    for (int other = 0; other < column; other++) {
      if (sources[other] == source) {
        throw new IllegalArgumentException(
            "sources " + other + " and " + column + " are the same: " + source);
      }
    }
  }

  private void bind(int column, EndpointGroup<?> group) {
    group.owner("await");
    groups[column] = group;
    group.choose(Heads.ANY);
    group.drain();
    entries[column] = group.entries(matrix.column(column));
  }

  private void bind(int column, Endpoint endpoint) {
    endpoints[column] = endpoint;
    statuses[column] = EndpointStatus.of(endpoint);
    entries[column] = matrix.column(column).entries(EndpointStatus.type(endpoint));
  }

  private int evaluate() {
    return matrix.evaluate(entries, this);
  }

  @Override
  public Outlook outlook(int column, int entry) {
    EndpointGroup<?> group = groups[column];
    return group == null ? Outlook.of(entry, statuses[column]) : group.outlook(entry);
  }

  private int awaitMore(boolean spins) throws InterruptedException {
    if (matrix.hasTimeout() && matrix.timeoutNanos() == 0) {
      return TIME_OVER;
    }
    long start = matrix.hasTimeout() ? System.nanoTime() : 0;
    int row = spins ? spin(budget, owner) : Matrix.WAIT;
    return row == Matrix.WAIT ? park(start) : row;
  }

  @Override
  public int lookAgain() {
    return lookAtAll() ? evaluate() : Matrix.WAIT;
  }

  private int park(long start) throws InterruptedException {
    try {
      watch();
      enter();
      lookAtAll();
      int row = evaluate();
      while (row == Matrix.WAIT) {
        if (Thread.interrupted()) {
          owner.checkAlive(); // who is killed is interrupted too
          throw new InterruptedException("await interrupted; " + select);
        }
        owner.checkAlive();
        if (!parkOnce(start)) {
          return TIME_OVER;
        }
        enter();
        row = lookAtRung() ? evaluate() : Matrix.WAIT;
      }
      return row;
    } finally {
      leave();
    }
  }

  /** Parks until woken or until the time is over; returns false if it was over before. */
  private boolean parkOnce(long start) {
    if (!matrix.hasTimeout()) {
      LockSupport.park(select);
      return true;
    }
    long left = matrix.timeoutNanos() - (System.nanoTime() - start);
    if (left > 0) {
      LockSupport.parkNanos(select, left);
    }
    return left > 0;
  }

  private void watch() {
    for (int column = 0; column < width; column++) {
      EndpointGroup<?> group = groups[column];
      Endpoint endpoint = endpoints[column];
      if (group != null) {
        group.watchPolled();
      } else if (endpoint != null && statuses[column] == EndpointStatus.EMPTY) {
        watched[column] = true;
        bell.silence(column); // an earlier wait may have died between hearing it and this
        EndpointStatus.watch(endpoint, bell, column);
      }
    }
  }

  private void enter() {
    for (int column = 0; column < width; column++) {
      EndpointGroup<?> group = groups[column];
      if (group != null) {
        group.sleeper().enter();
      }
    }
    sleeper.enter();
  }

  private void leave() {
    sleeper.leave();
    for (int column = 0; column < width; column++) {
      EndpointGroup<?> group = groups[column];
      Endpoint endpoint = endpoints[column];
      if (group != null) {
        group.sleeper().leave();
      } else if (endpoint != null && watched[column]) {
        watched[column] = false;
        EndpointStatus.unwatch(endpoint);
      }
    }
  }

  /** Looks at each source that may have something new; returns whether one has. */
  private boolean lookAtAll() {
    news = false;
    drain();
    for (int column = 0; column < width; column++) {
      lookAt(column);
    }
    return news;
  }

  /** Looks at each source that has rung since the last look; returns whether one has news. */
  private boolean lookAtRung() {
    news = false;
    drain();
    for (long left = bell.hear(0); left != 0; left &= left - 1) {
      int column = Long.numberOfTrailingZeros(left);
      bell.silence(column);
      lookAt(column);
    }
    return news;
  }

  private void lookAt(int column) {
    Endpoint endpoint = endpoints[column];
    if (endpoint != null && statuses[column] == EndpointStatus.EMPTY) {
      statuses[column] = EndpointStatus.of(endpoint);
      news |= statuses[column] != EndpointStatus.EMPTY;
    }
  }

  private void drain() {
    for (int column = 0; column < width; column++) {
      EndpointGroup<?> group = groups[column];
      news |= group != null && group.drain();
    }
  }

  /** Turns what has been found into the number of a row, with the members of sets chosen for it. */
  private int settle(int row) {
    if (row == TIME_OVER) {
      return matrix.timeoutRow();
    }
    if (row == Matrix.NEVER) {
      return unsatisfiable();
    }
    for (int column = 0; column < width; column++) {
      EndpointGroup<?> group = groups[column];
      if (group != null) {
        group.choose(entries[column][row]);
      }
    }
    return matrix.place(row);
  }

  private int unsatisfiable() {
    if (matrix.unsatisfiableRow() == Matrix.NONE) {
      throw new UnsatisfiableException(
          "no row can be satisfied any more; " + select + "; sources=" + describe());
    }
    return matrix.unsatisfiableRow();
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < width; column++) {
      text.append(column == 0 ? "[" : ", ");
      Endpoint endpoint = endpoints[column];
      if (endpoint == null) {
        text.append(groups[column]);
      } else {
        text.append(endpoint).append(" at ").append(EndpointStatus.name(endpoint));
      }
    }
    return text.append("]").toString();
  }
}
