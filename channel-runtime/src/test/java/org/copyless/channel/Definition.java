package org.copyless.channel;

import java.util.stream.IntStream;

/**
 * What §2.4 says of a pattern matrix, word by word and as slowly: "the first case for which all
 * pattern conjuncts are satisfied"; else wait, "if some cases could be satisfied if more messages
 * arrive", which is found out by trying all that could arrive; else never.
 *
 * <p>A source is the statuses of its endpoints, one for an endpoint, any number for a set.
 */
final class Definition {
  /** The tags that a peer may send. */
  static final int TAGS = 4;

  private Definition() {}

  static int row(int[][] columns, int[][] sources) {
    int row = satisfied(columns, sources);
    if (row >= 0) {
      return row;
    }
    return canBe(columns, sources, 0, 0) ? Matrix.WAIT : Matrix.NEVER;
  }

  private static int satisfied(int[][] columns, int[][] sources) {
    return IntStream.range(0, columns[0].length)
        .filter(
            row ->
                IntStream.range(0, columns.length)
                    .allMatch(column -> has(sources[column], columns[column][row])))
        .findFirst()
        .orElse(-1);
  }

  private static boolean has(int[] source, int entry) {
    return entry == 0 || IntStream.of(source).anyMatch(status -> status == entry);
  }

  private static boolean canBe(int[][] columns, int[][] sources, int column, int member) {
    if (satisfied(columns, sources) >= 0) {
      return true;
    }
    if (column == sources.length) {
      return false;
    }
    if (member == sources[column].length) {
      return canBe(columns, sources, column + 1, 0);
    }
    if (canBe(columns, sources, column, member + 1)) {
      return true;
    }
    if (sources[column][member] != 0) {
      return false;
    }
    boolean can = false;
    for (int status = -1; status <= TAGS && !can; status++) {
      if (status != 0) {
        sources[column][member] = status;
        can = canBe(columns, sources, column, member + 1);
      }
    }
    sources[column][member] = 0;
    return can;
  }
}
