package org.copyless.jmh.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A logarithmic axis, of whole decades.
 *
 * @param first exponent of ten at its beginning
 * @param last exponent of ten at its end, greater
 * @param from where it begins in the picture
 * @param to where it ends
 */
record Scale(int first, int last, double from, double to) {
  private static final int KILO = 3;
  private static final String[] UNITS = {"", "k", "M", "G", "T"};

  /** Spans all values. */
  static Scale over(List<Double> values, double from, double to) {
    double least = values.stream().mapToDouble(Math::log10).min().orElse(0);
    double most = values.stream().mapToDouble(Math::log10).max().orElse(0);
    int first = (int) Math.floor(least);
    return new Scale(first, Math.max(first + 1, (int) Math.ceil(most)), from, to);
  }

  double place(double value) {
    return from + (Math.log10(value) - first) / (last - first) * (to - from);
  }

  /** Returns the powers of ten on it. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      ticks.add(Math.pow(10, exponent));
    }
    return ticks;
  }

  /** Writes a power of ten as people read it: 10, 100k, 1M. */
  static String label(double tick) {
    if (tick < 1) {
      return String.format(Locale.ROOT, "%s", tick);
    }
    int exponent = (int) Math.round(Math.log10(tick));
    int unit = Math.min(exponent / KILO, UNITS.length - 1);
    return String.format(Locale.ROOT, "%.0f%s", tick / Math.pow(10, unit * KILO), UNITS[unit]);
  }
}
