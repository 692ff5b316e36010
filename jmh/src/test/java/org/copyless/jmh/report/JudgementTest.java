package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.copyless.jmh.window.Result;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static Result fork(int number, double ours, double peer) {
    return new Result(
        "ping-pong",
        number,
        List.of(
            new Result.Series("raw", 10, List.of(peer, peer, peer), 0),
            new Result.Series("copyless", 10, List.of(ours, ours, 100 * ours), 7)),
        Map.of("copyless heap", 600.0));
  }

  private static List<Result> forks(double... ours) {
    return IntStream.range(0, ours.length).mapToObj(i -> fork(i, ours[i], 100)).toList();
  }

  private static Verdict verdict(String bound, List<Result> results) {
    return Judgement.of(List.of(Bound.parse(bound)), results).getFirst().verdict();
  }

  @Test
  void theMedianOfPairedRatiosCounts() {
    Judgement judgement =
        Judgement.of(
                List.of(Bound.parse("P1,ping-pong,copyless,raw,0.9,")), forks(80, 82, 78, 81, 79))
            .getFirst();
    assertEquals(0.80, judgement.estimate().median(), 1e-12);
    assertEquals(5, judgement.estimate().forks());
    assertEquals(Verdict.REACHED, judgement.verdict());
  }

  @Test
  void aBoundMissedByMoreThanTheNoiseIsMissed() {
    assertEquals(
        Verdict.MISSED, verdict("P1,ping-pong,copyless,raw,0.9,", forks(120, 121, 119, 120, 122)));
  }

  @Test
  void aBoundMissedByLessThanTheNoiseIsNot() {
    assertEquals(
        Verdict.WITHIN_NOISE,
        verdict("P1,ping-pong,copyless,raw,0.9,", forks(92, 80, 105, 86, 99)));
  }

  @Test
  void aKnownShortfallIsShownAndDoesNotFail() {
    assertEquals(
        Verdict.KNOWN_SHORT,
        verdict("P1,ping-pong,copyless,raw,0.9,1.3", forks(120, 121, 119, 120, 122)));
  }

  @Test
  void moreThanTheKnownShortfallFails() {
    assertEquals(
        Verdict.MISSED,
        verdict("P1,ping-pong,copyless,raw,0.9,1.1", forks(120, 121, 119, 120, 122)));
  }

  @Test
  void figuresAndBytesAreAbsolute() {
    assertEquals(Verdict.REACHED, verdict("P1,ping-pong,copyless B/op,,7.5,", forks(80, 80, 80)));
    assertEquals(Verdict.MISSED, verdict("P1,ping-pong,copyless heap,,550,", forks(80, 80, 80)));
  }

  @Test
  void whatWasNotMeasuredIsNotJudged() {
    assertEquals(Verdict.NOT_MEASURED, verdict("P7,select,copyless,raw,1.7,", forks(80)));
    assertEquals(Verdict.NOT_MEASURED, verdict("P1,ping-pong,copyless cups,,1,", forks(80)));
  }

  @Test
  void theTableShowsBoundMedianSpreadAndVerdict() {
    String table =
        Judgement.table(
            Judgement.of(
                List.of(Bound.parse("P1,ping-pong,copyless,raw,0.9,1.3")),
                forks(120, 121, 119, 120, 122)));
    assertTrue(
        table.contains("| P1 | ping-pong | copyless | raw | ≤ 0.90 (known 1.30) | 1.20 | "), table);
    assertTrue(table.contains("| 5 | short |"), table);
  }
}
