package org.copyless.checker.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which combinations of heads no row of a select takes. Found by splitting: one column at a time
 * into the heads that some row asks for there, and one head for all others, so that what is looked
 * at grows with the rows and not with the product of the contracts.
 *
 * <p>Source: Fähndrich et al., §2.4.
 */
final class SelectCoverage {
  private static final int MOST_STEPS = 100_000;

  private final List<Set<String>> columns;
  private int steps;

  /**
   * Creates the question for some sources.
   *
   * @param columns what can be at the head of each source
   */
  SelectCoverage(List<Set<String>> columns) {
    this.columns = columns;
  }

  /** Thrown where the rows are too intricate to be looked through. */
  static final class TooIntricate extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Returns a combination of heads that none of the rows takes, if there is one.
   *
   * @param rows with heads only
   */
  Optional<List<String>> missing(List<List<String>> rows) {
    List<String> found = missing(rows, 0);
    return found == null ? Optional.empty() : Optional.of(found);
  }

  private @Nullable List<String> missing(List<List<String>> rows, int column) {
    if (++steps > MOST_STEPS) {
      throw new TooIntricate();
    }
    if (column == columns.size()) {
      return rows.isEmpty() ? new ArrayList<>(Collections.nCopies(column, "")) : null;
    }
    for (String head : representatives(rows, column)) {
      List<List<String>> matching = new ArrayList<>(rows);
      matching.removeIf(row -> !row.get(column).equals(head) && !isAny(row.get(column)));
      List<String> found = missing(matching, column + 1);
      if (found != null) {
        found.set(column, head);
        return found;
      }
    }
    return null;
  }

  /** Returns the heads that rows tell apart in a column, and one that stands for all others. */
  private Set<String> representatives(List<List<String>> rows, int column) {
    Set<String> apart = new LinkedHashSet<>();
    boolean hasOther = false;
    for (String head : columns.get(column)) {
      boolean named = rows.stream().anyMatch(row -> row.get(column).equals(head));
      if (named || !hasOther) {
        apart.add(head);
        hasOther |= !named;
      }
    }
    return apart;
  }

  private static boolean isAny(String cell) {
    return cell.equals(Selects.ANY);
  }
}
