package org.copyless.jmh.report;

import java.util.Arrays;

/** Figures that a few wild windows do not move. */
final class Statistics {
  /** Makes a median of deviations comparable with a standard deviation. */
  private static final double NORMAL = 1.4826;

  private Statistics() {}

  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** Returns the value below which a share of all lies, between neighbours in proportion. */
  static double quantile(double[] values, double share) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** Returns how far values lie from their median, as a standard deviation. */
  static double deviation(double[] values) {
    double median = median(values);
    return NORMAL * median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
  }
}
