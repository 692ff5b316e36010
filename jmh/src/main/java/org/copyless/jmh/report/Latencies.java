package org.copyless.jmh.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.copyless.jmh.latency.Latency;

/** Latency under load: a table of all loads, and what a picture of one load shows. */
public final class Latencies {
  private static final double HUNDRED = 100;

  /** Where the highest of all is drawn: a nine further than the last percentile. */
  private static final double HIGHEST = 1e5;

  private final Map<String, Map<String, List<Double>>> nanos = new LinkedHashMap<>();
  private final Map<String, List<Double>> rates = new LinkedHashMap<>();

  /**
   * Takes all together.
   *
   * @param latencies of each service, at each load, in each process
   */
  public Latencies(List<Latency> latencies) {
    for (Latency latency : latencies) {
      String key =
          String.format(
              Locale.ROOT, "%s | %.0f %%", latency.contender(), HUNDRED * latency.share());
      rates.computeIfAbsent(key, _ -> new ArrayList<>()).add(latency.perSecond());
      Map<String, List<Double>> row = nanos.computeIfAbsent(key, _ -> new LinkedHashMap<>());
      latency
          .nanos()
          .forEach(
              (percentile, value) ->
                  row.computeIfAbsent(percentile, _ -> new ArrayList<>()).add(value.doubleValue()));
    }
  }

  /**
   * Writes a Markdown table.
   *
   * @return the medians of the processes
   */
  public String table() {
    StringBuilder text =
        new StringBuilder(
            """
            | service | of its peak | requests/s | 50 % | 90 % | 99 % | 99.9 % | 99.99 % | highest |
            |---|---|---|---|---|---|---|---|---|
            """);
    nanos.forEach(
        (key, row) -> {
          text.append("| ").append(key).append(" | ");
          text.append(Judgement.number(Curve.median(rates.get(key))));
          row.values()
              .forEach(values -> text.append(" | ").append(Judgement.number(Curve.median(values))));
          text.append(" |\n");
        });
    return text.toString();
  }

  /** Adds a line for each service at one load: across, how many requests there are to a worse. */
  void draw(Plot plot, String load) {
    nanos.forEach(
        (key, row) -> {
          if (key.endsWith(load)) {
            TreeMap<Double, Double> points = new TreeMap<>();
            row.forEach(
                (percentile, values) -> {
                  double rest = HUNDRED - Double.parseDouble(percentile);
                  double across = rest <= 0 ? HIGHEST : HUNDRED / rest;
                  points.put(across, Curve.median(values));
                });
            plot.add(key.substring(0, key.length() - load.length()).strip(), points);
          }
        });
  }
}
