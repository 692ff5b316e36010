package org.copyless.jmh.report;

import java.util.List;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/** All who took part in an experiment, the fastest first. */
public final class Ranking {
  /**
   * One of them.
   *
   * @param nanos for a round: the median of the processes' medians
   * @param ratio to the reference, window by window
   */
  private record Place(String contender, double nanos, double ratio, double bytes) {
    String row(String experiment) {
      return "| %s | %s | %s | %s | %s |%n"
          .formatted(
              experiment,
              contender,
              Judgement.number(nanos),
              Judgement.number(ratio),
              Judgement.number(Math.max(0, Math.rint(bytes))));
    }
  }

  private Ranking() {}

  /**
   * Writes a Markdown table; ratios are to whom the experiment names first.
   *
   * @param experiment its name
   * @param all results, among them some of it
   * @return the table
   */
  public static String table(String experiment, List<Result> all) {
    List<Result> results =
        all.stream().filter(each -> each.experiment().equals(experiment)).toList();
    List<String> contenders =
        results.getFirst().series().stream().map(Result.Series::contender).toList();
    String reference = contenders.getFirst();
    return contenders.stream()
        .map(contender -> place(contender, reference, results))
        .sorted((a, b) -> Double.compare(a.nanos(), b.nanos()))
        .map(place -> place.row(experiment))
        .collect(Collectors.joining("", head(reference), ""));
  }

  private static String head(String reference) {
    return """
    | experiment | contender | ns | / %s | B/op |
    |---|---|---|---|---|
    """
        .formatted(reference);
  }

  private static Place place(String contender, String reference, List<Result> results) {
    return new Place(
        contender,
        Curve.median(
            results.stream().map(each -> Curve.median(each.of(contender).nanos())).toList()),
        Estimate.ofForks(results.stream().map(each -> each.ratios(contender, reference)).toList())
            .median(),
        Curve.median(results.stream().map(each -> each.of(contender).bytes()).toList()));
  }
}
