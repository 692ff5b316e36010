package org.copyless.jmh.report;

import java.util.List;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/** Table 1 of the paper: its own columns, in cycles of 2005, and what each row is here. */
final class Table1 {
  private static final String HEAD =
      """
      | operation | Singularity, cycles | Linux 2.6, cycles | here | ns |
      |---|---|---|---|---|
      """;

  private static final List<Row> ROWS =
      List.of(
          new Row("process-kernel call", "78", "324", "calls", "kernel-call"),
          new Row("the same, asked of our runtime", "", "", "calls", "copyless"),
          new Row("thread yield", "401", "900", "calls", "thread-yield"),
          new Row("wait-set ping-pong", "2,156", "2,390", "ping-pong-one-core", "park-unpark"),
          new Row("message ping-pong", "2,462", "10,758", "ping-pong-one-core", "copyless"),
          new Row("the same, virtual threads", "", "", "ping-pong-one-carrier", "copyless"),
          new Row("the same, a core each", "", "", "ping-pong-two-cores", "copyless"),
          new Row("the same, through a Unix socket", "", "", "transfer-one-core/1", "unix-socket"));

  /** A row of the table. */
  private record Row(
      String operation, String singularity, String linux, String experiment, String contender) {
    String text(List<Result> results) {
      double nanos =
          Curve.median(
              results.stream()
                  .filter(each -> each.experiment().equals(experiment))
                  .map(each -> Curve.median(each.of(contender).nanos()))
                  .toList());
      return "| %s | %s | %s | %s: %s | %s |%n"
          .formatted(operation, singularity, linux, experiment, contender, Judgement.number(nanos));
    }
  }

  private Table1() {}

  static String table(List<Result> results) {
    return ROWS.stream().map(row -> row.text(results)).collect(Collectors.joining("", HEAD, ""));
  }
}
