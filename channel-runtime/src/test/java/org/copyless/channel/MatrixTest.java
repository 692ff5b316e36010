package org.copyless.channel;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;
import static org.copyless.channel.Select.timeout;
import static org.copyless.channel.Select.unsatisfiable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.copyless.channel.ask.AskExp.High;
import org.copyless.channel.ask.AskExp.Low;
import org.copyless.channel.ask.AskExp.Mid;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The pattern matrix by itself (§2.4, §4.4): what makes one, and what it says of statuses. */
class MatrixTest {
  private static void refused(String because, Executable made) {
    String message = assertThrows(IllegalArgumentException.class, made).getMessage();
    assertTrue(message.contains(because), message);
  }

  @Test
  @DisplayName("R59 rows have one width and ask for something; timeout and unsatisfiable come once")
  void shapes() {
    matrix(row(Low.class, Mid.class), row(ANY, High.class), row(ChannelClosed.class, ANY));
    matrix(row(Low.class), timeout(Duration.ZERO), unsatisfiable());
    refused("needs a row with heads", () -> matrix());
    refused("needs a row with heads", () -> matrix(timeout(Duration.ofSeconds(1))));
    refused("row 1 [Mid] has heads=1", () -> matrix(row(Low.class, ANY), row(Mid.class)));
    refused("row 1 [ANY, ANY] asks for nothing", () -> matrix(row(Low.class, ANY), row(ANY, ANY)));
    refused(
        "rows 0 and 2 are both timeout",
        () -> matrix(timeout(Duration.ZERO), row(Low.class), timeout(Duration.ZERO)));
    refused(
        "rows 1 and 2 are both unsatisfiable()",
        () -> matrix(row(Low.class), unsatisfiable(), unsatisfiable()));
    refused("PT-1S", () -> timeout(Duration.ofSeconds(-1)));
    refused("1 to 8 heads, not 0", () -> row());
    refused("not 9", () -> row(ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, Low.class));
    refused("java.lang.Runnable is an interface", () -> row(Runnable.class));
    assertThrows(NullPointerException.class, () -> row(Low.class, null));
    assertThrows(NullPointerException.class, () -> matrix(row(Low.class), null));
    assertThrows(NullPointerException.class, () -> timeout(null));
  }

  @Test
  @DisplayName("R58 a time longer than can be counted is as long as can be counted")
  void longestTime() {
    Matrix matrix = new Matrix(List.of(row(Low.class), timeout(Duration.ofSeconds(1L << 60))));
    assertEquals(Long.MAX_VALUE, matrix.timeoutNanos());
  }

  @Test
  @DisplayName("R59 rows are counted with timeout and unsatisfiable among them")
  void places() {
    Matrix matrix =
        new Matrix(
            List.of(timeout(Duration.ZERO), row(Low.class), unsatisfiable(), row(Mid.class)));
    assertEquals(0, matrix.timeoutRow());
    assertEquals(1, matrix.place(0));
    assertEquals(2, matrix.unsatisfiableRow());
    assertEquals(3, matrix.place(1));
  }

  @Test
  @DisplayName("§4.4 the paper's matrix, on each status of its two endpoints")
  void paper() {
    int m = 1;
    int q = 1;
    int r = 2;
    int[][] columns = {{m, 0, -1, 0}, {q, r, 0, -1}};
    assertEquals(0, paper(columns, m, q));
    assertEquals(1, paper(columns, m, r));
    assertEquals(1, paper(columns, 0, r));
    assertEquals(2, paper(columns, -1, q));
    assertEquals(3, paper(columns, m, -1));
    assertEquals(Matrix.WAIT, paper(columns, m, 0));
    assertEquals(Matrix.WAIT, paper(columns, 0, q));
    assertEquals(Matrix.WAIT, paper(columns, 0, 0));
    assertEquals(Matrix.NEVER, paper(columns, 3, q), "R54 only b.M, which is no row's, could help");
  }

  private static int paper(int[][] columns, int a, int b) {
    Class<?>[] any = {Low.class, Low.class};
    Matrix matrix = new Matrix(List.of(row(any), row(any), row(any), row(any)));
    int[] statuses = {a, b};
    return matrix.evaluate(columns, (column, entry) -> Outlook.of(entry, statuses[column]));
  }

  @Test
  @DisplayName("R52, R53, R54, R60 random matrices on random statuses agree with the definition")
  void agreesWithTheDefinition() {
    Random random = new Random(20060418);
    int[] seen = new int[3];
    for (int round = 0; round < 20_000; round++) {
      int width = 1 + random.nextInt(3);
      int[][] columns = columns(random, width, 1 + random.nextInt(4));
      Matrix matrix = new Matrix(rows(width, columns[0].length));
      int[][] sources = new int[width][];
      Arrays.setAll(sources, _ -> new int[] {random.nextInt(-1, 4)});
      int expected = Definition.row(columns, sources);
      int found =
          matrix.evaluate(columns, (column, entry) -> Outlook.of(entry, sources[column][0]));
      assertEquals(
          expected,
          found,
          () -> Arrays.deepToString(columns) + " on " + Arrays.deepToString(sources));
      seen[found >= 0 ? 0 : found == Matrix.WAIT ? 1 : 2]++;
    }
    assertTrue(Arrays.stream(seen).allMatch(count -> count > 1_000), Arrays.toString(seen));
  }

  private static List<Select.Row> rows(int width, int count) {
    Class<?>[] heads = new Class<?>[width];
    Arrays.fill(heads, Low.class);
    return Collections.nCopies(count, row(heads));
  }

  private static int[][] columns(Random random, int width, int rows) {
    int[][] columns = new int[width][rows];
    for (int[] column : columns) {
      Arrays.setAll(column, _ -> random.nextInt(-1, 4));
    }
    for (int row = 0; row < rows; row++) {
      if (columns[0][row] == 0) {
        columns[random.nextInt(width)][row] = random.nextBoolean() ? 1 : -1;
      }
    }
    return columns;
  }
}
