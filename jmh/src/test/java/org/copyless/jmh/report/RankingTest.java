package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.copyless.jmh.window.Result;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static Result fork(double reference, double ours) {
    return new Result(
        "stream",
        1,
        List.of(
            new Result.Series("queue", 1, List.of(reference), 16.2),
            new Result.Series("copyless", 1, List.of(ours), -0.1)),
        Map.of());
  }

  @Test
  void theFastestComesFirstAndRatiosAreOfWindowsThatRanTogether() {
    assertEquals(
        """
        | experiment | contender | ns | / queue | B/op |
        |---|---|---|---|---|
        | stream | copyless | 20.0 | 0.20 | 0.0000 |
        | stream | queue | 100 | 1.00 | 16.0 |
        """,
        Ranking.table("stream", List.of(fork(100, 20), fork(400, 80), fork(50, 5))));
  }
}
