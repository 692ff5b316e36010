package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.copyless.jmh.window.Result;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static Result of(String experiment, String contender, Double... nanos) {
    return new Result(
        experiment, 1, List.of(new Result.Series(contender, 1, List.of(nanos), 0)), Map.of());
  }

  private static final List<Result> RESULTS =
      List.of(
          of("transfer/1024", "copyless", 140.0, 150.0, 160.0),
          of("transfer/1024", "copyless", 170.0),
          of("transfer/64", "copyless", 100.0),
          of("transfer/64", "pipe", 5_000.0),
          of("transfer-one-core/64", "copyless", 1.0));

  @Test
  void pointsAreMediansOfTheProcessesMediansInTheOrderOfTheNumber() {
    assertEquals(
        "{64=100.0, 1024=160.0}", Curve.of("transfer", RESULTS).nanos().get("copyless").toString());
  }

  @Test
  void aTableHasARowForEachNumberAndShowsWhatIsMissing() {
    assertEquals(
        """
        | bytes | copyless | pipe |
        |---|---|---|
        | 64 | 100 | 5000 |
        | 1024 | 160 | – |
        """,
        Curve.of("transfer", RESULTS).table("bytes"));
  }
}
