package org.copyless.jmh.report;

import java.util.List;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/** How many bytes each thing takes where there are many of them. */
final class Footprints {
  private static final String HEAD =
      """
      | one | where | GC heap | exchange heap | of the system |
      |---|---|---|---|---|
      """;

  private static final String HEAP = "heap-bytes";
  private static final String EXCHANGE = "exchange-bytes";
  private static final String RESERVED = "exchange-bytes-reserved";
  private static final String CHANNELS = "channels/100000";
  private static final String CROWD = "crowd-two-carriers";

  private static final List<Row> ROWS =
      List.of(
          new Row("block of 32 bytes", "blocks/10000000", "copyless", HEAP, 1),
          new Row("channel, both ends", CHANNELS, "copyless", HEAP, 1),
          new Row("endpoint", CHANNELS, "copyless", HEAP, 2),
          new Row("SIP that waits, with its channel", CROWD, "copyless", HEAP, 1),
          new Row("the SIP alone", CROWD, "copyless", "heap-bytes-sip", 1),
          new Row("virtual thread that is parked", CROWD, "virtual-threads", HEAP, 1),
          new Row("the same with a queue", CROWD, "virtual-threads-queue", HEAP, 1));

  /**
   * A row of the table.
   *
   * @param heap what the figure of the GC heap is called; only with the plain one go the others
   * @param share how many of them a figure counts
   */
  private record Row(String thing, String experiment, String contender, String heap, int share) {
    String text(List<Result> results) {
      boolean whole = heap.equals(HEAP);
      return "| %s | %s: %s | %s | %s | %s |%n"
          .formatted(
              thing,
              experiment,
              contender,
              figure(results, heap),
              whole ? figure(results, EXCHANGE) : "",
              whole ? figure(results, RESERVED) : "");
    }

    private String figure(List<Result> results, String name) {
      List<Double> values =
          results.stream()
              .filter(each -> each.experiment().equals(experiment))
              .map(each -> each.figures().get(contender + " " + name))
              .filter(value -> value != null)
              .toList();
      return values.isEmpty() ? "" : Judgement.number(Curve.median(values) / share);
    }
  }

  private Footprints() {}

  static String table(List<Result> results) {
    return ROWS.stream().map(row -> row.text(results)).collect(Collectors.joining("", HEAD, ""));
  }
}
