package org.copyless.jmh.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/**
 * What a round costs each contender of experiments that differ in a number, such as {@code
 * transfer/64} and {@code transfer/1024}.
 *
 * @param nanos by contender and that number: the median of the processes' medians
 */
record Curve(Map<String, TreeMap<Integer, Double>> nanos) {

  /** Takes the experiments whose names are this and a number. */
  static Curve of(String prefix, List<Result> results) {
    Map<String, TreeMap<Integer, List<Double>>> medians = new LinkedHashMap<>();
    for (Result result : results) {
      if (result.experiment().startsWith(prefix + "/")) {
        int number = Integer.parseInt(result.experiment().substring(prefix.length() + 1));
        for (Result.Series series : result.series()) {
          medians
              .computeIfAbsent(series.contender(), _ -> new TreeMap<>())
              .computeIfAbsent(number, _ -> new ArrayList<>())
              .add(median(series.nanos()));
        }
      }
    }
    Map<String, TreeMap<Integer, Double>> nanos = new LinkedHashMap<>();
    medians.forEach(
        (contender, byNumber) -> {
          TreeMap<Integer, Double> points = new TreeMap<>();
          byNumber.forEach((number, values) -> points.put(number, median(values)));
          nanos.put(contender, points);
        });
    return new Curve(nanos);
  }

  static double median(List<Double> values) {
    return Statistics.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Writes a Markdown table with a row for each number and a column for each contender. */
  String table(String heading) {
    StringBuilder text = new StringBuilder("| " + heading + " |");
    nanos.keySet().forEach(contender -> text.append(' ').append(contender).append(" |"));
    text.append("\n|---|").append("---|".repeat(nanos.size())).append('\n');
    nanos.values().stream()
        .flatMap(points -> points.keySet().stream())
        .distinct()
        .sorted()
        .forEach(number -> text.append(row(number)));
    return text.toString();
  }

  private String row(Integer number) {
    return nanos.values().stream()
        .map(points -> Judgement.number(points.getOrDefault(number, Double.NaN)))
        .collect(Collectors.joining(" | ", "| " + number + " | ", " |\n"));
  }
}
