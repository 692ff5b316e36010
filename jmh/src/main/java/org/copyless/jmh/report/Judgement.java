package org.copyless.jmh.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/**
 * A bound with what was measured for it.
 *
 * @param bound what is asked for
 * @param estimate what was measured
 * @param verdict how the one stands to the other
 */
public record Judgement(Bound bound, Estimate estimate, Verdict verdict) {
  private static final String HEAD =
      """
      | target | experiment | ours | peer | bound | median | p10–p90 | forks | verdict |
      |---|---|---|---|---|---|---|---|---|
      """;

  /**
   * Judges each bound.
   *
   * @param bounds all
   * @param results of all processes
   * @return in the order of the bounds
   */
  public static List<Judgement> of(List<Bound> bounds, List<Result> results) {
    return bounds.stream()
        .map(
            bound -> {
              Estimate estimate = Estimate.of(bound, results);
              return new Judgement(bound, estimate, Verdict.of(bound, estimate));
            })
        .toList();
  }

  /**
   * Writes judgements as a Markdown table.
   *
   * @param judgements in their order
   * @return lines, each with an end
   */
  public static String table(List<Judgement> judgements) {
    return judgements.stream().map(Judgement::row).collect(Collectors.joining("", HEAD, ""));
  }

  private String row() {
    return "| %s | %s | %s | %s | ≤ %s%s | %s | %s–%s | %d | %s |%n"
        .formatted(
            bound.target(),
            bound.experiment(),
            bound.ours(),
            bound.isFigure() ? "" : bound.peer(),
            number(bound.limit()),
            bound.known().isPresent() ? " (known " + number(bound.allowed()) + ")" : "",
            number(estimate.median()),
            number(estimate.low()),
            number(estimate.high()),
            estimate.forks(),
            verdict);
  }

  /** Writes a number with three digits that count. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, format, value);
  }
}
