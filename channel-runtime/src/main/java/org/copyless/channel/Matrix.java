package org.copyless.channel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rows of a pattern matrix, checked once: those with heads as columns, and where {@code
 * timeout} and {@code unsatisfiable} stand among them.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.4.
 */
final class Matrix {
  /** The row of a matrix that has no such row. */
  static final int NONE = -1;

  /** Told instead of a row: none is satisfied, some may be once more messages arrive. */
  static final int WAIT = -2;

  /** Told instead of a row: none can ever be satisfied. */
  static final int NEVER = -3;

  private final int[] places;
  private final Heads[] columns;
  private final int timeoutRow;
  private final long timeoutNanos;
  private final int unsatisfiableRow;

  /** What there is for each column; asked while rows are compared. */
  @FunctionalInterface
  interface Statuses {
    /** Judges a head of a column. */
    Outlook outlook(int column, int entry);
  }

  /**
   * Checks rows and makes their matrix.
   *
   * @throws IllegalArgumentException if they make none; says which row is wrong and why
   */
  Matrix(List<Select.Row> rows) {
    places = Rows.withHeads(rows);
    columns = Rows.columns(rows, places);
    timeoutRow = Rows.only(rows, Select.Kind.TIMEOUT);
    timeoutNanos =
        timeoutRow == NONE ? 0 : TimeUnit.NANOSECONDS.convert(rows.get(timeoutRow).atMost());
    unsatisfiableRow = Rows.only(rows, Select.Kind.UNSATISFIABLE);
  }

  int width() {
    return columns.length;
  }

  Heads column(int index) {
    return columns[index];
  }

  boolean hasTimeout() {
    return timeoutRow != NONE;
  }

  int timeoutRow() {
    return timeoutRow;
  }

  /** Returns how long to wait; centuries where {@link Duration} holds more than fits. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  int unsatisfiableRow() {
    return unsatisfiableRow;
  }

  /** Returns where the n-th of the rows with heads stands among all rows. */
  int place(int row) {
    return places[row];
  }

  /**
   * Finds the first row with heads, in the order of the text, all of whose heads are there.
   *
   * @param entries the columns, for the endpoints that stand there
   * @param statuses what there is
   * @return its number among the rows with heads, {@link #WAIT} or {@link #NEVER}
   */
  int evaluate(int[][] entries, Statuses statuses) {
    int otherwise = NEVER;
    for (int row = 0; row < places.length; row++) {
      Outlook outlook = outlook(row, entries, statuses);
      if (outlook == Outlook.SATISFIED) {
        return row;
      }
      if (outlook == Outlook.POSSIBLE) {
        otherwise = WAIT;
      }
    }
    return otherwise;
  }

  private Outlook outlook(int row, int[][] entries, Statuses statuses) {
    Outlook least = Outlook.SATISFIED;
    for (int column = 0; column < columns.length; column++) {
      int entry = entries[column][row];
      if (entry != Heads.ANY) {
        Outlook outlook = statuses.outlook(column, entry);
        if (outlook == Outlook.IMPOSSIBLE) {
          return outlook;
        }
        if (outlook == Outlook.POSSIBLE) {
          least = outlook;
        }
      }
    }
    return least;
  }
}
