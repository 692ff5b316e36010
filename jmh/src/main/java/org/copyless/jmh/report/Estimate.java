package org.copyless.jmh.report;

import java.util.Arrays;
import java.util.List;
import org.copyless.jmh.window.Result;

/**
 * What several processes say of one ratio or figure.
 *
 * @param median of the processes' medians
 * @param noise how far those medians lie from it, as a standard deviation; of one or two processes,
 *     how far their windows do
 * @param low what nine tenths of all windows exceed
 * @param high what a tenth of all windows exceeds
 * @param forks processes
 */
public record Estimate(double median, double noise, double low, double high, int forks) {
  private static final int ENOUGH_FORKS = 3;
  private static final String BYTES = " B/op";

  /**
   * Estimates a bounded quantity.
   *
   * @param bound says which
   * @param results of any experiments
   * @return with no forks if it was not measured
   */
  static Estimate of(Bound bound, List<Result> results) {
    List<Result> own =
        results.stream().filter(each -> each.experiment().equals(bound.experiment())).toList();
    return bound.isFigure()
        ? ofForks(own.stream().map(each -> figure(each, bound.ours())).toList())
        : ofForks(own.stream().map(each -> each.ratios(bound.ours(), bound.peer())).toList());
  }

  private static double[] figure(Result result, String name) {
    if (name.endsWith(BYTES)) {
      String contender = name.substring(0, name.length() - BYTES.length());
      return new double[] {result.of(contender).bytes()};
    }
    return new double[] {result.figures().getOrDefault(name, Double.NaN)};
  }

  /** Estimates from the windows of each process. */
  static Estimate ofForks(List<double[]> forks) {
    double[] medians = forks.stream().mapToDouble(Statistics::median).toArray();
    double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
    return new Estimate(
        Statistics.median(medians),
        Statistics.deviation(forks.size() < ENOUGH_FORKS ? all : medians),
        Statistics.quantile(all, 0.1),
        Statistics.quantile(all, 0.9),
        forks.size());
  }
}
