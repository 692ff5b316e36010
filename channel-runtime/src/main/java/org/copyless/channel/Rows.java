package org.copyless.channel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Checks the rows of a {@link Matrix} against each other. Each error names the row. */
final class Rows {
  private Rows() {}

  /**
   * Returns where rows with heads stand, of which there must be one at least, all of one width.
   *
   * @param rows all rows
   * @return their indices
   */
  static int[] withHeads(List<Select.Row> rows) {
    int[] places =
        IntStream.range(0, rows.size())
            .filter(index -> rows.get(index).kind() == Select.Kind.HEADS)
            .toArray();
    if (places.length == 0) {
      throw new IllegalArgumentException("a matrix needs a row with heads; rows=" + rows);
    }
    int width = rows.get(places[0]).heads().size();
    for (int place : places) {
      check(place, rows.get(place), width);
    }
    return places;
  }

  private static void check(int place, Select.Row row, int width) {
    if (row.heads().size() != width) {
      throw new IllegalArgumentException(
          "rows differ in width: row "
              + place
              + " "
              + row
              + " has heads="
              + row.heads().size()
              + ", the first row has heads="
              + width);
    }
    if (row.heads().stream().allMatch(head -> head == Select.ANY)) {
      throw new IllegalArgumentException(
          "row " + place + " " + row + " asks for nothing: a head must differ from ANY");
    }
  }

  /**
   * Turns rows with heads into columns.
   *
   * @param rows all rows
   * @param places which of them have heads
   * @return a column per source
   */
  static Heads[] columns(List<Select.Row> rows, int[] places) {
    int width = rows.get(places[0]).heads().size();
    Heads[] columns = new Heads[width];
    Arrays.setAll(columns, column -> column(rows, places, column));
    return columns;
  }

  private static Heads column(List<Select.Row> rows, int[] places, int column) {
    return new Heads(
        Arrays.stream(places)
            .mapToObj(place -> rows.get(place).heads().get(column))
            .toArray(Class<?>[]::new));
  }

  /**
   * Finds the row of a kind that a matrix may have once.
   *
   * @param rows all rows
   * @param kind timeout or unsatisfiable
   * @return its index, or {@link Matrix#NONE}
   */
  static int only(List<Select.Row> rows, Select.Kind kind) {
    int found = Matrix.NONE;
    for (int index = 0; index < rows.size(); index++) {
      if (rows.get(index).kind() == kind) {
        if (found != Matrix.NONE) {
          throw new IllegalArgumentException(
              "rows " + found + " and " + index + " are both " + rows.get(index));
        }
        found = index;
      }
    }
    return found;
  }
}
