package org.copyless.jmh.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one process has measured.
 *
 * @param experiment its name
 * @param fork which of the processes of that experiment
 * @param series by contender, the reference first; window i of one goes with window i of another
 * @param figures what contenders found out besides, by contender and name
 */
public record Result(
    String experiment, int fork, List<Series> series, Map<String, Double> figures) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /**
   * The windows of one contender.
   *
   * @param contender its name
   * @param rounds in a window
   * @param nanos for a round, window by window
   * @param bytes left to the garbage collector for a round, median
   */
  public record Series(String contender, int rounds, List<Double> nanos, double bytes) {
    static Series of(String contender, List<Window.Sample> samples, int rounds) {
      double[] bytes = samples.stream().mapToDouble(Window.Sample::bytes).sorted().toArray();
      return new Series(
          contender,
          rounds,
          samples.stream().map(sample -> rounded(sample.nanos())).toList(),
          rounded(bytes[bytes.length / 2]));
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
  }

  /**
   * Finds the windows of a contender.
   *
   * @param contender its name
   * @return its series
   * @throws IllegalArgumentException if it did not take part
   */
  public Series of(String contender) {
    return series.stream()
        .filter(each -> each.contender().equals(contender))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(contender + " is not in " + experiment));
  }

  /**
   * Divides the windows of one contender by those of another that ran next to them.
   *
   * @param ours the one
   * @param peer the other
   * @return a ratio for each turn
   */
  public double[] ratios(String ours, String peer) {
    List<Double> above = of(ours).nanos();
    List<Double> below = of(peer).nanos();
    double[] ratios = new double[Math.min(above.size(), below.size())];
    Arrays.setAll(ratios, i -> above.get(i) / below.get(i));
    return ratios;
  }
}
