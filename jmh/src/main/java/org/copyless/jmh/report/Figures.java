package org.copyless.jmh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.copyless.jmh.window.Result;

/** What contenders found out besides times: bytes for each of their things. */
final class Figures {
  private static final String HEAD = "| experiment | figure | median |\n|---|---|---|\n";

  private Figures() {}

  static String table(List<Result> results) {
    Map<String, List<Double>> values = new TreeMap<>();
    for (Result result : results) {
      result
          .figures()
          .forEach(
              (name, value) ->
                  values
                      .computeIfAbsent(result.experiment() + " | " + name, _ -> new ArrayList<>())
                      .add(value));
    }
    return values.entrySet().stream()
        .map(
            each ->
                "| %s | %s |%n"
                    .formatted(each.getKey(), Judgement.number(Curve.median(each.getValue()))))
        .collect(Collectors.joining("", HEAD, ""));
  }
}
