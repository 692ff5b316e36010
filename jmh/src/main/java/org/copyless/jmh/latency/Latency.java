package org.copyless.jmh.latency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What a service answers with at one load.
 *
 * @param contender who answers
 * @param share of its peak
 * @param perSecond requests
 * @param nanos latency by percentile, 100 the highest
 */
public record Latency(String contender, double share, double perSecond, Map<String, Long> nanos) {
  private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 99.99, 100.0);

  static Latency of(String contender, double share, double perSecond, Histogram histogram) {
    Map<String, Long> nanos = new LinkedHashMap<>();
    for (Double percentile : PERCENTILES) {
      nanos.put(percentile.toString(), histogram.getValueAtPercentile(percentile));
    }
    return new Latency(contender, share, perSecond, nanos);
  }
}
