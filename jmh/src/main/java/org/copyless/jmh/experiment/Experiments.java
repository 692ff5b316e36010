package org.copyless.jmh.experiment;

import java.util.List;
import java.util.stream.Stream;
import org.copyless.jmh.window.Experiment;

/** All experiments. */
public final class Experiments {
  private Experiments() {}

  /**
   * Returns all, in the order of the targets.
   *
   * @return each with a name of its own
   */
  public static List<Experiment> all() {
    return Stream.of(
            PingPongs.experiments(),
            Transfers.experiments(),
            Selects.experiments(),
            Memory.experiments(),
            Streams.experiments(),
            Crowds.experiments(),
            Calls.experiments(),
            Growth.experiments())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Finds one.
   *
   * @param name its whole name
   * @return the experiment
   * @throws IllegalArgumentException if there is none
   */
  public static Experiment named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no experiment " + name));
  }
}
