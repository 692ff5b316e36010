package org.copyless.jmh.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A line of {@code jmh/bounds.csv}: what a target asks for, and how far we are known to be from it.
 *
 * @param target such as {@code P1}
 * @param experiment its name
 * @param ours a contender; without a peer, a figure such as {@code copyless B/op}
 * @param peer the contender that ours is divided by; empty for a figure
 * @param limit the target: the most that ratio or figure may be
 * @param known what we fall short to at present; more is a failure all the same
 */
public record Bound(
    String target,
    String experiment,
    String ours,
    String peer,
    double limit,
    OptionalDouble known) {
  private static final int COLUMNS = 6;

  /**
   * Reads a file of bounds; lines that start with # are comments.
   *
   * @param file CSV without quotes: target, experiment, ours, peer, limit, known
   * @return in the order of the file
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is not as it must be
   */
  public static List<Bound> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Bound::parse)
        .toList();
  }

  static Bound parse(String line) {
    String[] columns = line.split(",", -1);
    if (columns.length != COLUMNS) {
      throw new IllegalArgumentException(COLUMNS + " columns wanted: " + line);
    }
    try {
      return new Bound(
          columns[0].strip(),
          columns[1].strip(),
          columns[2].strip(),
          columns[3].strip(),
          Double.parseDouble(columns[4]),
          columns[5].isBlank()
              ? OptionalDouble.empty()
              : OptionalDouble.of(Double.parseDouble(columns[5])));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("limit or known is no number: " + line, e);
    }
  }

  /**
   * Tells whether an absolute figure is bounded, and no ratio.
   *
   * @return whether there is no peer
   */
  public boolean isFigure() {
    return peer.isEmpty();
  }

  /** Returns what may not be exceeded today. */
  double allowed() {
    return known.orElse(limit);
  }
}
